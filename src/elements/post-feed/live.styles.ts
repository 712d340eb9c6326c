import { css } from 'lit';

/** Over the posts, and without room of its own, so that nothing moves when it comes. */
export const liveStyles = css`
  .news {
    position: sticky;
    z-index: 2;
    inset-block-start: 0.75em;
    block-size: 0;
    text-align: center;
  }
  .news .pill {
    margin-block-start: 0.75em;
    box-shadow: 0 0.25em 1em rgb(0 0 0 / 25%);
  }
  @media print {
    .news {
      display: none;
    }
  }
`;
