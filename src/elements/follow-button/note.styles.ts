import { css } from 'lit';

export const noteStyles = css`
  [part='note'] {
    display: block;
    opacity: 1;
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(22em, 100vi - 16px);
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font-size: max(0.875em, 13px);
    font-weight: 400;
    line-height: 1.45;
    text-align: start;
    white-space: normal;
    overflow: visible;
  }
  [part='note'].shown {
    padding: 0.625em 0.875em;
    border: 1px solid var(--_line);
    border-radius: 0.75em;
    background-color: var(--_surface);
    box-shadow: 0 6px 24px #0003;
  }
  [part='note']:not(.shown) {
    inline-size: 1px;
    block-size: 1px;
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .link {
    all: unset;
    color: var(--_link);
    text-decoration: underline;
    cursor: pointer;
  }
  .link::before {
    content: none;
  }
  .link:focus-visible {
    outline: 2px solid;
    outline-offset: 2px;
  }
`;
