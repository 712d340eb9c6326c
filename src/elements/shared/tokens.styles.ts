import { css } from 'lit';

/** The few tokens that everything else is drawn from. Public names are documented on each element. */
export const tokens = css`
  :host {
    --_accent: var(--magpie-accent, light-dark(#0b57d0, #a8c7fa));
    --_on-accent: var(--magpie-on-accent, light-dark(#fff, #062e6f));
    --_text: var(--magpie-text, light-dark(#1b1c1f, #e6e7eb));
    --_quiet: var(--magpie-quiet, light-dark(#5a5f69, #a4a9b4));
    --_line: var(--magpie-line, light-dark(#00000017, #ffffff1f));
    --_surface: var(--magpie-surface, light-dark(#fff, #1a1b1e));
    --_sunk: var(--magpie-sunk, light-dark(#f4f5f7, #232529));
    --_radius: var(--magpie-radius, 0.875em);
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
