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
    background: var(--_sunk);
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
  .media {
    display: grid;
    grid-auto-rows: 1fr;
    gap: 2px;
    margin-block-start: 0.625em;
    border-radius: 0.75em;
    direction: ltr;
    overflow: clip;
  }
  .media a {
    position: relative;
    background: var(--_sunk);
  }
  .media img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .media [title]::after,
  [data-more]::before {
    content: 'ALT' / '';
    position: absolute;
    z-index: 1;
    inset-block-end: 0.5rem;
    inset-inline-start: 0.5rem;
    padding: 0.4em 0.6em;
    border-radius: 0.5em;
    background: var(--_text);
    color: var(--_surface);
    font: 600 0.625em/1 system-ui;
  }
  .media a:focus-visible {
    outline-offset: -2px;
  }
  .m2,
  .m4 {
    grid-template-columns: 1fr 1fr;
  }
  .m3 {
    grid-template-columns: 2fr 1fr;
  }
  .m3 :first-child {
    grid-row: span 2;
  }
  [data-more]::before {
    content: attr(data-more);
    inset-inline: auto 0.5rem;
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
      background: var(--_surface);
    }
  }
  @container (width <= 300px) {
    .media {
      direction: inherit;
      margin-inline-start: -2.25em;
    }
  }
`;
