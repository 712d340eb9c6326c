import { css } from 'lit';

/** What every element is drawn with, the follow button with nothing else. */
export const accent = css`
  :host {
    --_accent: var(--magpie-accent, light-dark(#0b57d0, #a8c7fa));
    /* White on what is dark, black on what is light: a brand sets one colour, and its buttons can be read. What counts is the
       luminance; of a grey that has it, the lightness says on which side of the middle it is. */
    --_on-accent: var(--magpie-on-accent, oklch(from color(from var(--_accent) xyz y y y) calc(567e3 - l * 1e6) 0 0));
    /* The accent as text and as ring on the surface: as it is, or as much darker or lighter as it takes to be read. */
    --_link: light-dark(oklch(from var(--_accent) min(l, 0.495) c h), oklch(from var(--_accent) max(l, 0.74) c h));
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }
`;
