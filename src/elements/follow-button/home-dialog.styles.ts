import { css } from 'lit';

export const homeStyles = css`
  form {
    margin-block-start: 0.75em;
  }
  label {
    display: block;
  }
  input {
    inline-size: 100%;
    min-block-size: 2.75em;
    margin-block-start: 0.5em;
    padding: 0 0.75em;
    border: 1px solid color-mix(in srgb, currentcolor 55%, transparent);
    border-radius: 0.625em;
    background-color: var(--_surface);
    color: inherit;
    font: inherit;
  }
  input::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }
  input[aria-invalid] {
    border-color: var(--_problem);
  }
  .problem {
    color: var(--_problem);
    font-size: 0.875em;
  }
  footer {
    display: flex;
    flex-wrap: wrap-reverse;
    align-items: center;
    justify-content: space-between;
    gap: 0.75em;
    margin-block-start: 1em;
  }
  footer .primary {
    margin-inline-start: auto;
  }
  .primary:disabled {
    opacity: 0.6;
    cursor: default;
  }
  :host {
    --_problem: light-dark(#b3261e, #f2b8b5);
  }
`;
