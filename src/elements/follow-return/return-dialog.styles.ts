import { css } from 'lit';

export const returnDialogStyles = css`
  [role='status'] {
    min-block-size: 3em;
  }
  .ways {
    text-align: end;
  }
  @media (pointer: coarse) {
    .primary {
      min-block-size: 44px;
    }
  }
`;
