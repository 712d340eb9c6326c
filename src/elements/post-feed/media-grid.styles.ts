import { css } from 'lit';

export const mediaStyles = css`
  .media {
    display: grid;
    grid-auto-rows: 1fr;
    gap: 2px;
    margin-block-start: 0.625em;
    border-radius: 0.75em;
    direction: ltr;
    overflow: clip;
  }
  .media a {
    position: relative;
    background-color: var(--_sunk);
  }
  .media img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .media [title]::after,
  [data-more]::before {
    content: 'ALT' / '';
    position: absolute;
    z-index: 1;
    inset-block-end: 0.5rem;
    inset-inline-start: 0.5rem;
    padding: 0.4em 0.6em;
    border-radius: 0.5em;
    background-color: var(--_text);
    color: var(--_surface);
    font: 600 0.625em/1 system-ui;
  }
  .media a:focus-visible {
    outline-offset: -2px;
  }
  .m2,
  .m4 {
    grid-template-columns: 1fr 1fr;
  }
  .m3 {
    grid-template-columns: 2fr 1fr;
  }
  .m3 :first-child {
    grid-row: span 2;
  }
  [data-more]::before {
    content: attr(data-more);
    inset-inline: auto 0.5rem;
  }
  @container (width <= 300px) {
    .media {
      direction: inherit;
      margin-inline-start: -2.25em;
    }
  }
`;
