import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    gap: 1px;
    vertical-align: middle;
    line-height: 1;
  }
  a,
  button {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: max(2.4em, 24px);
    padding: 0 1em;
    border: 1px solid #0000;
    border-radius: 99em;
    background-color: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-size: 0.9375em;
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  .small {
    font-size: 0.8125em;
  }
  .large {
    font-size: 1.0625em;
  }
  :hover {
    opacity: 0.9;
  }
  a::before {
    content: '';
    /* All border, as forced colors paint no gradient. What shows of it is a bar on top and one on the left, moved to the middle. */
    border: 0.4em solid;
    mask: conic-gradient(from 90deg at 2px 2px, #0000 90deg, #000 0) calc(0.4em - 1px) calc(0.4em - 1px);
  }
  .outline,
  .following {
    background: none;
    border-color: oklch(from currentcolor l c h / 0.45);
    color: inherit;
  }
  .following::before {
    content: '✓';
    border: 0;
    mask: none;
  }
  span {
    min-inline-size: 7.5ch;
    text-align: center;
    padding-inline-start: 0.6em;
    border-inline-start: 1px solid oklch(from currentcolor l c h / 0.45);
  }
  span:empty {
    visibility: hidden;
  }
  /* The room of the other half, which comes later: a code, or all of several accounts. */
  .scan:last-child {
    margin-inline-end: calc(2.4em + 3px);
  }
  @media (pointer: coarse) {
    a,
    button {
      min-block-size: 44px;
    }
  }
  @media print {
    a::before {
      display: none;
    }
    a::after {
      content: attr(href);
    }
  }
`;
