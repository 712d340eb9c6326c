import { css } from 'lit';

/** Strong text and strong lines; links that are underlined. See `minimal` for how the rules begin. */
export const contrast = css`
  :host(:defined) {
    --_text: var(--magpie-text, light-dark(#000, #fff));
    --_quiet: var(--magpie-quiet, light-dark(#333, #ddd));
    --_line: var(--magpie-line, light-dark(#595959, #a6a6a6));
    --_surface: var(--magpie-surface, light-dark(#fff, #000));
    --_sunk: var(--magpie-sunk, light-dark(#ebebeb, #262626));
    --_link: light-dark(oklch(from var(--_accent) min(l, 0.39) c h), oklch(from var(--_accent) max(l, 0.84) c h));
  }
  :host(:defined) :is([part~='text'], [part='bio'], .status, [part='foot'], .rest) a,
  :host(:defined) button.link {
    text-decoration: underline;
    text-decoration-color: currentcolor;
  }
  :host(:defined) :focus-visible {
    outline-width: 3px;
  }
  :host(:defined) :is(a, button).filled {
    border-color: light-dark(#000, #fff);
  }
  :host(:defined) :is(a, button).outline,
  :host(:defined) :is(.following, .requested),
  :host(:defined) .pill.outline {
    border-color: currentcolor;
  }
  :host(:defined) magpie-follow-button::part(button),
  :host(:defined) magpie-follow-button::part(more) {
    border-color: currentcolor;
  }
`;
