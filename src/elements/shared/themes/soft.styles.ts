import { css } from 'lit';

/** Rounder, on a sunk surface, with lines that are hardly there. See `minimal` for how the rules begin. */
export const soft = css`
  :host(:defined) {
    --_surface: var(--magpie-surface, light-dark(#f4f5f7, #232529));
    --_sunk: var(--magpie-sunk, light-dark(#e6e8ec, #313439));
    --_line: var(--magpie-line, light-dark(#0000000f, #ffffff14));
    --_radius: var(--magpie-radius, 1.5em);
    --_corner: 1.75em;
  }
  :host(:defined) :is(.media, magpie-player, .link-card, .quoted, .cw) {
    border-radius: 1.125em;
  }
  :host(:defined) .panel:not(.grid) {
    border-color: transparent;
  }
  :host(:defined) :is(.link-card, .quoted) {
    border-color: transparent;
    background-color: var(--_sunk);
  }
  :host(:defined) article:last-child {
    border-block-end-color: transparent;
  }
  @media (forced-colors: active) {
    :host(:defined) .panel:not(.grid),
    :host(:defined) :is(.link-card, .quoted) {
      border-color: CanvasText;
    }
  }
`;
