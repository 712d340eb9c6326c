import { css } from 'lit';

/** The surface that card and feed stand on, and what can be said on it instead of content. */
export const panel = css`
  :host {
    display: block;
    container-type: inline-size;
    /* Where the page asks for the width that the content would like: in a row, a float, a column of its own. */
    contain-intrinsic-inline-size: 24em;
    /* But no more than a column of a grid, or a row, has room for. */
    min-inline-size: 0;
    line-height: 1.45;
    text-align: start;
  }
  .panel {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background-color: var(--_surface);
    color: var(--_text);
    overflow: clip;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
  }
  a {
    color: var(--_link);
    text-decoration: none;
  }
  ::slotted(a) {
    color: var(--_link);
  }
  a:hover,
  .link:hover,
  a[rel~='ugc'] {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  /* In a text, colour alone does not tell a link; a faint line does not shout. */
  a[rel~='ugc']:not(:hover) {
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
  }
  .quiet {
    color: var(--_quiet);
    font-size: 0.875em;
  }
  .emoji {
    block-size: 1.2em;
    inline-size: auto;
    max-inline-size: 100%;
    vertical-align: -0.2em;
    object-fit: contain;
  }
  .status {
    display: grid;
    gap: 0.375em;
    padding: 0.875em 1em;
  }
  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_link);
    font: inherit;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .link {
      min-block-size: 44px;
    }
  }
`;
