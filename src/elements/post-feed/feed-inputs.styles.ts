import { css } from 'lit';

/**
 * Who comes to a time by keyboard reads it in full too: below its line, over what is there. The focus ring is of the words
 * that can be seen, fingers have more room.
 */
export const inputStyles = css`
  @media (pointer: coarse) {
    .by a {
      margin-block-start: -14px;
      padding-block-start: 14px;
    }
  }
  .by a:focus-visible {
    margin-block-start: 0;
    padding-block-start: 0;
  }
  a:focus-visible > [title]::after {
    content: attr(title) / '';
    position: absolute;
    z-index: 1;
    inset-inline-end: 1em;
    margin-block-start: 1.75em;
    padding: 0.25em 0.6em;
    border: 1px solid var(--_line);
    border-radius: 0.5em;
    background-color: var(--_surface);
    color: var(--_text);
  }
`;
