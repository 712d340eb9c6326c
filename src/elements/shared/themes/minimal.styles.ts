import { css } from 'lit';

/**
 * No border and no background: what is shown begins where the text of the page does. Each rule of a theme begins with
 * `:host(:defined)`, which counts for more than the rules of parts that are loaded after it.
 */
export const minimal = css`
  :host(:defined) .panel {
    border-color: transparent;
    border-inline: 0;
    border-radius: 0;
    background: none;
    overflow: visible;
  }
  :host(:defined) :is(.head, .body, .status) {
    padding-inline: 0;
  }
  :host(:defined) [part='parts'] {
    margin-inline: 0;
  }
  :host(:defined) [part='banner'] {
    border-radius: var(--_radius);
    overflow: clip;
  }
  :host(:defined) .panel:not(.grid) article {
    padding-inline: 3.25em 0;
  }
  :host(:defined) .loading {
    padding-inline: 0;
  }
  :host(:defined) [part='foot'] > * {
    padding-inline: 0;
  }
  :host(:defined) .panel:not(.grid) article:last-child {
    border-block-end-color: transparent;
  }
  /* A button is its words. */
  :host(:defined) :is(a, button):is(.filled, .outline):not(.pill) {
    border-color: transparent;
    background: none;
    color: var(--_link);
  }
  @container (width <= 300px) {
    :host(:defined) .panel:not(.grid) article {
      padding-inline-start: 2.25em;
    }
  }
  @media (forced-colors: active) {
    :host(:defined) .panel,
    :host(:defined) .panel:not(.grid) article:last-child {
      border-color: Canvas;
    }
  }
`;
