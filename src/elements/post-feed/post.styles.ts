import { css } from 'lit';

export const postStyles = css`
  article {
    position: relative;
    padding-block: 0.875em;
    padding-inline: 4.25em 1em;
    border-block-end: 1px solid var(--_line);
    font-size: min(1em, 0.875em + 0.5cqi);
  }
  article:focus-visible {
    outline-offset: -2px;
  }
  [part='avatar'] {
    position: absolute;
    margin-inline-start: -3.25em;
    inline-size: 2.5em;
    block-size: 2.5em;
    /* Also clips the frame that Chromium draws where there is no picture. */
    clip-path: circle(48%);
    background-color: var(--_sunk);
    object-fit: cover;
  }
  .by {
    display: flex;
    gap: 0.4em;
    align-items: baseline;
    white-space: nowrap;
  }
  .by > * {
    flex-shrink: 100000;
    overflow: hidden;
    color: var(--_quiet);
    font-size: 0.875em;
    text-overflow: ellipsis;
  }
  .by > :first-child {
    flex-shrink: 1;
    color: var(--_text);
    font-size: 1em;
    font-weight: 650;
  }
  .by > :last-child {
    flex: none;
  }
  /* Tappable above the words, where nothing else is. */
  .by a {
    margin-block-start: -10px;
    padding-block-start: 10px;
  }
  time::before {
    content: '· ' / '';
  }
  .mark {
    display: flex;
    gap: 0.4em;
    align-items: center;
    color: var(--_quiet);
    font-size: 0.8125em;
  }
  svg {
    flex: none;
    inline-size: 1.2em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.3;
    stroke-linejoin: round;
  }
  .text > p + p {
    margin-block-start: 0.625em;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.375em;
    font-variant-numeric: tabular-nums;
  }
  .counts .mark {
    margin-block-start: 0.75em;
  }
  @container (width <= 300px) {
    article {
      padding-inline-start: 3.25em;
    }
    [part='avatar'] {
      inline-size: 1.75em;
      block-size: 1.75em;
      margin-inline-start: -2.25em;
    }
  }
`;
