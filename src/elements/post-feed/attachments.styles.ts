import { css } from 'lit';

/** Together with tokens, panel and the styles of a post. */
export const attachmentStyles = css`
  magpie-player,
  .poll,
  .link-card,
  .quoted,
  .rest {
    margin: 0.625em 0 0;
  }
  magpie-player,
  .link-card,
  .quoted {
    border-radius: 0.75em;
    overflow: clip;
  }
  .link-card,
  .quoted {
    border: 1px solid var(--_line);
  }
  /* As wide as there is room for, but never higher than 28em: a tall video gets narrower. */
  magpie-player {
    display: block;
    inline-size: min(100%, 28em * var(--_ratio));
    aspect-ratio: var(--_ratio);
    /* For forced colours, which show it. */
    outline: 1px solid transparent;
    outline-offset: -1px;
    background-color: var(--_sunk);
  }
  .poll {
    padding: 0;
    list-style: none;
  }
  .poll li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.25em 1em;
  }
  .poll li + li {
    margin-block-start: 0.625em;
  }
  .poll li > :nth-child(2) {
    font-variant-numeric: tabular-nums;
  }
  .poll + p {
    margin-block-start: 0.5em;
  }
  .bar {
    grid-column: 1 / -1;
    border-radius: 99em;
    background-color: var(--_sunk);
    overflow: clip;
  }
  /* A border, which forced colours keep. */
  .bar::before {
    content: '';
    display: block;
    inline-size: var(--_part);
    border-block-start: 0.375em solid var(--_link);
    border-radius: 99em;
  }
  .link-card {
    display: flex;
    color: inherit;
  }
  a.link-card {
    text-decoration: none;
  }
  .link-card:hover {
    background-color: var(--_sunk);
  }
  .link-card img {
    flex: none;
    inline-size: 6.4em;
    /* As high as the words beside it, whatever comes. */
    contain: size;
    background-color: var(--_sunk);
    object-fit: cover;
  }
  .about {
    flex: 1;
    min-inline-size: 0;
    padding: 0.75em 0.875em;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .about > * {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: clip;
  }
  .about strong {
    line-height: 1.3;
  }
  .host,
  .description {
    color: var(--_quiet);
  }
  .quoted {
    padding: 0.625em 0.75em;
    font-size: 0.9375em;
  }
  .quoted-pictures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 2px;
    margin-block-start: 0.5em;
    border-radius: 0.5em;
    overflow: clip;
  }
  .quoted-pictures img {
    inline-size: 100%;
    aspect-ratio: 16 / 10;
    background-color: var(--_sunk);
    object-fit: cover;
  }
  .rest a {
    display: inline-grid;
    align-items: center;
    min-block-size: 24px;
  }
  @media (pointer: coarse) {
    .rest a {
      min-block-size: 44px;
    }
  }
  @container (inline-size < 22em) {
    .link-card {
      flex-direction: column;
    }
    .link-card img {
      inline-size: 100%;
      aspect-ratio: 1.91;
    }
    .quoted-pictures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (width <= 300px) {
    magpie-player {
      inline-size: min(100% + 2.25em, 28em * var(--_ratio));
      margin-inline-start: -2.25em;
    }
  }
`;
