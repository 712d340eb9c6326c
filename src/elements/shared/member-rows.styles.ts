import { css } from 'lit';

/** A row is as high as the room that a card holds for it (see its styles). */
export const memberRowsStyles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
    container-type: inline-size;
  }
  li {
    display: flex;
    align-items: center;
    gap: 0.625em;
    block-size: max(2.75em, 46px);
    border-block-start: 1px solid var(--_line);
    line-height: 1.3;
  }
  .mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    border-radius: 0.4em;
    background-color: var(--_sunk);
    color: var(--_quiet);
  }
  .mark svg {
    inline-size: 0.9em;
  }
  .text {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 0.625em;
    min-inline-size: 0;
  }
  .who {
    max-inline-size: 100%;
    overflow: hidden;
    color: inherit;
    font-size: 0.9375em;
    text-decoration: none;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who:hover {
    text-decoration: underline;
  }
  /* What flows over is cut off; the ring is not. */
  .who:focus-visible {
    outline-offset: -2px;
  }
  .count {
    position: relative;
    color: var(--_quiet);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .unseen {
    position: absolute;
    clip-path: inset(50%);
  }
`;
