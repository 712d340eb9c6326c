import { css } from 'lit';

export const extraStyles = css`
  .cw {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
    justify-content: space-between;
    margin-block-start: 0.375em;
    padding: 0.625em 0.75em;
    border: 1px solid transparent;
    border-radius: 0.75em;
    background: var(--_sunk);
    font-size: 0.9375em;
  }
  .cw .pill {
    margin: 0;
  }
  .cw + .text {
    margin-block-start: 0.5em;
  }
  .media .cw {
    align-content: center;
    justify-content: center;
    margin: 0;
  }
`;
