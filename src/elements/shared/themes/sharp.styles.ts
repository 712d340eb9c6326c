import { css } from 'lit';

/** Square corners and stronger lines. See `minimal` for how the rules begin. */
export const sharp = css`
  :host(:defined) {
    --_line: var(--magpie-line, light-dark(#00000040, #ffffff4d));
    --_radius: var(--magpie-radius, 0);
    --_corner: 0;
  }
  :host(:defined) :not(.panel, .grid article),
  :host(:defined) :is(.bar, i)::before,
  :host(:defined) i::after {
    border-radius: 0;
  }
  :host(:defined) article > [part='avatar'] {
    clip-path: inset(0);
  }
  :host(:defined) magpie-follow-button::part(button),
  :host(:defined) magpie-follow-button::part(more) {
    border-radius: 0;
  }
`;
