import { css } from 'lit';

export const postStyles = css`
  article {
    position: relative;
    padding-block: 0.875em;
    padding-inline: 4.25em 1em;
  }
  article + article {
    border-block-start: 1px solid var(--_line);
  }
  article:focus-visible,
  .media a:focus-visible {
    outline-offset: -2px;
  }
  .avatar {
    position: absolute;
    inset-block-start: 0.875em;
    inset-inline-start: 1em;
    inline-size: 2.5em;
    block-size: 2.5em;
    border-radius: 50%;
    background: var(--_sunk);
    object-fit: cover;
  }
  .by {
    display: flex;
    gap: 0.4em;
    align-items: baseline;
    line-height: 1.25;
    white-space: nowrap;
  }
  .by > * {
    flex-shrink: 9;
    overflow: hidden;
    padding-block: 0.15em;
    color: var(--_quiet);
    font-size: 0.875em;
    text-overflow: ellipsis;
  }
  .by :first-child {
    flex-shrink: 1;
    color: inherit;
    font-size: 1em;
    font-weight: 650;
  }
  .by :last-child {
    flex: none;
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
    gap: 0 1.625em;
    font-variant-numeric: tabular-nums;
  }
  .counts .mark {
    margin-block-start: 0.75em;
  }
  .cw {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
    justify-content: space-between;
    margin-block: 0.375em;
    padding: 0.625em 0.75em;
    border: 1px solid transparent;
    border-radius: 0.75em;
    background: var(--_sunk);
    font-size: 0.9375em;
  }
  .cw .pill {
    margin: 0;
  }
  .media {
    display: grid;
    grid-auto-rows: 1fr;
    gap: 2px;
    margin-block-start: 0.625em;
    border-radius: 0.75em;
    overflow: clip;
  }
  .m2,
  .m4 {
    grid-template-columns: 1fr 1fr;
  }
  .m3 {
    grid-template-columns: 2fr 1fr;
  }
  .m3 a:first-child {
    grid-row: span 2;
  }
  .media a {
    position: relative;
    background: var(--_sunk);
  }
  .media img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .media .cw {
    margin: 0;
    border-radius: 0;
  }
  [title]::after,
  [data-more]::before {
    position: absolute;
    z-index: 1;
    inset: auto auto 0.5em 0.5em;
    padding: 0.25em 0.375em;
    border-radius: 0.375em;
    background: var(--_text);
    color: var(--_surface);
    font: 600 0.6875em/1 system-ui;
  }
`;
