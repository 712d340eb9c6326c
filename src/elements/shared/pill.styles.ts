import { css } from 'lit';

/** The buttons that stand in for what is not shown yet; for parts that are loaded when there is something to ask. */
export const pill = css`
  .pill {
    min-block-size: max(2em, 24px);
    margin-block: 0.375em;
    padding: 0 0.9em;
    border: 1px solid transparent;
    border-radius: 99em;
    background-color: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-size: 0.875em;
    font-weight: 600;
    cursor: pointer;
  }
  .pill + .pill {
    margin-inline-start: 0.625em;
  }
  .pill.outline {
    border-color: color-mix(in srgb, currentcolor 45%, transparent);
    background: none;
    color: inherit;
  }
  @media (pointer: coarse) {
    .pill {
      min-block-size: 44px;
    }
  }
`;
