import { css } from 'lit';

export const ticketDialogStyles = css`
  .quiet,
  .ways {
    text-align: center;
  }
  [role='status'] {
    display: grid;
    place-items: center;
    min-block-size: 3em;
    margin-block: 0.5em 0;
  }
  .address {
    overflow-wrap: anywhere;
  }
  .code {
    display: grid;
    place-items: center;
  }
  .code > * {
    grid-area: 1 / 1;
  }
  .code > :is(button, b) {
    z-index: 1;
  }
  .over :is(svg, img) {
    opacity: 0.12;
  }
  b {
    display: grid;
    place-items: center;
    inline-size: 2em;
    aspect-ratio: 1;
    border-radius: 50%;
    background-color: var(--_accent);
    color: var(--_on-accent);
    font-size: 1.75em;
  }
  .ways {
    display: grid;
    gap: 0.5em;
    justify-items: center;
  }
  .primary:disabled {
    opacity: 0.6;
    cursor: default;
  }
  [role='timer'] {
    font-variant-numeric: tabular-nums;
  }
  ol {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.25em 0.875em;
    margin: 0.875em 0 0;
    padding: 0;
    color: var(--_quiet);
    font-size: 0.8125em;
    list-style: none;
  }
  li::before {
    content: '○ ' / '';
  }
  [aria-current] {
    color: var(--_text);
    font-weight: 600;
  }
  [aria-current]::before {
    content: '● ' / '';
  }
  @media (pointer: coarse) {
    .primary {
      min-block-size: 44px;
    }
  }
`;
