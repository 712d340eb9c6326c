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
    background: none;
    border-color: oklch(from currentcolor l c h / 0.25);
    color: inherit;
  }
  .pending,
  .scanned,
  .waiting {
    opacity: 0.9;
  }
  .pending::before,
  .scanned::before {
    padding: 0.25em;
    border: 2px solid;
    border-inline-end-color: #0000;
    border-radius: 50%;
    mask: none;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  .requested::before,
  .waiting::before {
    padding: 0.25em;
    border: 2px dotted;
    border-radius: 50%;
    mask: none;
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
