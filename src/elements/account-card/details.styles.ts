import { css } from 'lit';

export const detailsStyles = css`
  .proved {
    color: var(--_link);
  }
  .proved::before {
    content: '✓ ';
    font-weight: 700;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(5em, auto) 1fr;
    gap: 0.375em 0.75em;
    margin: 0.75em 0 0;
    font-size: 0.9375em;
  }
  dt {
    color: var(--_quiet);
  }
  dd {
    margin: 0;
  }
`;
