import { css } from 'lit';

/** Where no script will ever answer: no button pretends to, and nothing waits behind one. */
export const withoutScript = css`
  /* The script holds room for what is still to come; here it has come. */
  :host(:not(:defined)) {
    block-size: auto !important;
    padding-block-end: 0 !important;
  }
  @media (scripting: none) {
    button {
      display: none;
    }
    [part='bio'],
    .body {
      block-size: auto;
    }
    [part='bio'] {
      overflow: visible;
    }
  }
`;
