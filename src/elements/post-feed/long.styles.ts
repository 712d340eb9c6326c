import { css } from 'lit';

export const longStyles = css`
  /* The room of posts that are far from what can be seen. */
  .far {
    grid-column: 1 / -1;
  }
`;
