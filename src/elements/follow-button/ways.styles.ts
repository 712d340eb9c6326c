import { css } from 'lit';

export const waysStyles = css`
  a:has(+ button) {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  button {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    min-inline-size: calc(2.4em + 2px);
    padding: 0 0.7em;
  }
  .following,
  .requested {
    border-color: color-mix(in srgb, currentcolor 25%, transparent);
  }
  .pending,
  .scanned,
  .waiting {
    opacity: 0.9;
  }
  .pending::before,
  .scanned::before {
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    background: none;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  .requested::before,
  .waiting::before {
    border: 2px dotted;
    border-radius: 50%;
    background: none;
  }
  [part='note'] {
    position: fixed;
    inset: auto;
    max-inline-size: min(20em, 100vi - 1rem);
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    display: block;
    overflow: visible;
  }
  @media (prefers-reduced-motion: reduce) {
    .pending::before,
    .scanned::before {
      animation: none;
    }
  }
  @media print {
    button {
      display: none;
    }
  }
`;
