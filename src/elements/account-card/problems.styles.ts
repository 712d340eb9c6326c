import { css } from 'lit';

export const problemsStyles = css`
  .without .status {
    position: absolute;
    inset: 0;
    align-content: center;
    text-align: center;
  }
  .stale {
    position: absolute;
    inset-block-start: 0.5em;
    inset-inline-end: 0.5em;
    max-inline-size: calc(100% - 1em);
    padding: 0.25em 0.625em;
    border-radius: 0.625em;
    background-color: var(--_surface);
    color: var(--_quiet);
    font-size: 0.8125em;
  }
`;
