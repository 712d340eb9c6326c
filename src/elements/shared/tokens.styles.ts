import { css } from 'lit';
import { accent } from './accent.styles.js';

const surface = css`
  :host {
    --_text: var(--magpie-text, light-dark(#1b1c1f, #e6e7eb));
    --_quiet: var(--magpie-quiet, light-dark(#5a5f69, #a4a9b4));
    --_line: var(--magpie-line, light-dark(#00000017, #ffffff1f));
    --_surface: var(--magpie-surface, light-dark(#fff, #1a1b1e));
    --_sunk: var(--magpie-sunk, light-dark(#f4f5f7, #232529));
    --_radius: var(--magpie-radius, 0.875em);
  }
`;

/** The few tokens that everything with a surface of its own is drawn from: cards, feeds, dialogs. */
export const tokens = [accent, surface];
