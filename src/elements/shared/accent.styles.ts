import { css } from 'lit';

/** What every element is drawn with, the follow button with nothing else. */
export const accent = css`
  :host {
    --_accent: var(--magpie-accent, light-dark(#0b57d0, #a8c7fa));
    --_on-accent: var(--magpie-on-accent, light-dark(#fff, #062e6f));
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
