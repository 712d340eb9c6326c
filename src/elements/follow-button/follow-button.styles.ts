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
    border: 1px solid transparent;
    border-radius: 99em;
    background: var(--_accent);
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
  a:hover,
  button:hover {
    opacity: 0.9;
  }
  a::before {
    content: '';
    inline-size: 0.8em;
    block-size: 0.8em;
    background:
      linear-gradient(currentcolor 0 0) 50% / 100% 2px no-repeat,
      linear-gradient(currentcolor 0 0) 50% / 2px 100% no-repeat;
  }
  .outline,
  .following,
  .requested {
    background: none;
    border-color: color-mix(in srgb, currentcolor 45%, transparent);
    color: inherit;
  }
  .following::before {
    content: '✓';
    background: none;
  }
  span {
    min-inline-size: calc(6ch + 0.6em + 1px);
    text-align: center;
    padding-inline-start: 0.6em;
    border-inline-start: 1px solid color-mix(in srgb, currentcolor 30%, transparent);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
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
