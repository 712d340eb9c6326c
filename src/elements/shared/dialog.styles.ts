import { css } from 'lit';

export const dialogStyles = css`
  :host {
    font-size: 1rem;
  }
  dialog {
    inline-size: min(24em, 100vi - 2em);
    max-block-size: calc(100vb - 2em);
    padding: 1.375em;
    border: 1px solid var(--_line);
    border-radius: var(--_corner, 1.125em);
    background-color: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 400;
    line-height: 1.45;
    text-align: start;
    white-space: normal;
    box-shadow: 0 12px 40px #0003;
  }
  dialog::backdrop {
    background: #0006;
  }
  header {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 0.75em;
  }
  h2 {
    margin: 0;
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0.75em 0 0;
  }
  .quiet {
    color: var(--_quiet);
    font-size: 0.875em;
  }
  .close {
    flex: none;
    inline-size: 2em;
    block-size: 2em;
    margin: -0.25em -0.375em 0 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_quiet);
    font: inherit;
    cursor: pointer;
  }
  .close:hover {
    background-color: var(--_sunk);
  }
  .close svg {
    display: block;
    inline-size: 1em;
    margin: auto;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
  }
  a,
  .link {
    color: var(--_link);
  }
  .link {
    padding: 0.25em 0;
    border: 0;
    background: none;
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .close,
    .link {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .close {
      border: 1px solid;
    }
  }
  .primary {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.4em;
    padding: 0 1.125em;
    border: 1px solid transparent;
    border-radius: 99em;
    background-color: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
`;
