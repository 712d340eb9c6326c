import { css } from 'lit';

/** What every element is drawn with, the follow button with nothing else. */
export const accent = css`
  :host {
    --_accent: var(--magpie-accent, light-dark(#0b57d0, #a8c7fa));
    /* White on what is dark, nearly black on what is light: a brand sets one colour, and its buttons can be read. */
    --_on-accent: var(--magpie-on-accent, oklch(from var(--_accent) clamp(0.1, (0.58 - l) * 999, 1) 0 0));
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
