import { css } from 'lit';

export const extraStyles = css`
  a.mark {
    min-block-size: 24px;
    margin-block-end: -2px;
  }
  .cw {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
    justify-content: space-between;
    margin-block-start: 0.375em;
    padding: 0.625em 0.75em;
    border: 1px solid transparent;
    border-radius: 0.75em;
    background-color: var(--_sunk);
    font-size: 0.9375em;
  }
  .cw .pill {
    margin: 0;
  }
  .cw + .text {
    margin-block-start: 0.5em;
  }
  .media .cw {
    align-content: center;
    justify-content: center;
    margin: 0;
  }
  @container (width >= 720px) {
    .grid {
      max-inline-size: none;
      border: 0;
      background: none;
    }
    .grid > [role] {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(18em, 1fr));
      gap: 1em;
      /* Against the foot, which lies on the last line of a list. */
      margin-block-end: 1px;
    }
    .grid article {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_surface);
    }
  }
`;
