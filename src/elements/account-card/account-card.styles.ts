import { css } from 'lit';

export const styles = css`
  [part='banner'] {
    position: relative;
    aspect-ratio: 3;
    background-color: var(--_sunk);
  }
  img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .emoji {
    position: static;
  }
  .head {
    display: flex;
    align-items: end;
    justify-content: space-between;
    margin-block-start: -2.125em;
    padding-inline: 1em;
  }
  [part='avatar'] {
    position: relative;
    inline-size: 4.25em;
    aspect-ratio: 1;
    border: 3px solid var(--_surface);
    border-radius: 50%;
    background-color: var(--_sunk);
    overflow: clip;
  }
  /* Where it is higher than what shows of the avatar, it stands over the banner. */
  magpie-follow-button {
    position: relative;
  }
  .body {
    block-size: 11.75em;
    padding: 0.625em 1em 1em;
  }
  /* The room of the rows, which come later. */
  [part='parts'] {
    margin: 0 1em 0.25em;
    line-height: max(2.75em, 46px);
  }
  .body:has(.open) {
    block-size: auto;
  }
  .waiting .body {
    background: repeating-linear-gradient(var(--_sunk) 0 0.75em, #0000 0 1.5em) 0 4em / 100% 4em no-repeat content-box;
  }
  .without {
    position: relative;
  }
  .without > :not(.body) {
    visibility: hidden;
  }
  [part='name'],
  [part='handle'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='name'] {
    display: block;
    color: inherit;
    font-size: min(1.375em, 0.9em + 1.2cqi);
    font-weight: 700;
    line-height: 1.3;
  }
  [part='bio'] {
    block-size: 4.35em;
    margin-block: 0.625em 0.75em;
    overflow: clip;
  }
  [part='bio'].open {
    block-size: auto;
    min-block-size: 4.35em;
  }
  [part='bio'].cut {
    mask: linear-gradient(#000 75%, #0000);
  }
  [part='bio'] p + p {
    margin-block-start: 0.5em;
  }
  [part='counts'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.125em;
    align-items: baseline;
    font-variant-numeric: tabular-nums;
  }
  b {
    color: var(--_text);
  }
  [part='counts'] .link {
    margin-inline-start: auto;
  }
  /* The counts take a second line, and a third. */
  @container (width <= 28em) {
    .body {
      block-size: 13.5em;
    }
  }
  @container (width <= 18em) {
    .body {
      block-size: 15em;
    }
    [part='avatar'] {
      inline-size: 3.25em;
    }
    .head {
      margin-block-start: -1.625em;
    }
  }
  @media print {
    [part='name']::after {
      content: ' ' attr(href);
      font-weight: 400;
    }
    magpie-follow-button,
    .link {
      display: none;
    }
  }
`;
