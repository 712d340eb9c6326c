import { css } from 'lit';

/** Over the dialog's own. Dark in both schemes, whatever the page's tokens say: pictures decide what is seen. */
export const lightboxStyles = css`
  :host {
    --_accent: #fff;
    --_text: #f2f2f4;
    --_surface: #0b0c0e;
    --_sunk: #ffffff2e;
    --_shade: #000a;
    display: contents;
    color-scheme: dark;
  }
  dialog {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0.75em;
    border: 0;
    border-radius: 0;
    overscroll-behavior: contain;
  }
  dialog[open] {
    display: grid;
    grid-template: auto minmax(65%, 1fr) auto / 100%;
    gap: 0.5em;
  }
  header {
    align-items: center;
  }
  h2 {
    font-size: 0.9375em;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .close {
    inline-size: 2.75em;
    block-size: 2.75em;
    margin: 0;
    color: var(--_text);
  }
  .stage,
  .step {
    grid-area: 2 / 1;
  }
  .stage {
    position: relative;
  }
  .stage img {
    position: absolute;
    inset: 0;
    max-inline-size: 100%;
    max-block-size: 100%;
    margin: auto;
  }
  .step {
    z-index: 1;
    place-self: center start;
    background-color: var(--_shade);
  }
  .next {
    justify-self: end;
  }
  .step:dir(rtl) svg {
    scale: -1 1;
  }
  p {
    max-inline-size: 75ch;
    margin: 0 auto;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: appear 0.12s;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
