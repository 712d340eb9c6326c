import { css } from 'lit';

export const styles = css`
  /* The room of the posts to come: all of it while they are on their way, as much as a visitor can see of it for ever. */
  .panel {
    box-sizing: content-box;
    position: relative;
    max-inline-size: 40em;
    min-block-size: min(var(--_room), 100vb);
  }
  .status {
    min-block-size: inherit;
    place-content: center;
    text-align: center;
  }
  .skip {
    position: absolute;
    z-index: 1;
    margin: 0.5em;
    padding: 0.375em 0.75em;
    border: 0;
    border-radius: 99em;
    background-color: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  p.skip {
    translate: 0 -100%;
  }
  [part='foot'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    justify-content: space-between;
    margin-block-start: -1px;
    color: var(--_quiet);
    font-size: 0.875em;
  }
  [part='foot'] > * {
    padding: 0.75em 1.125em;
  }
  [part='more'] {
    margin-inline-start: auto;
  }
  .loading {
    block-size: var(--_room);
    padding: 0.875em 1em;
    overflow: clip;
  }
  i {
    display: flow-root;
    position: relative;
    margin-block: 1em 3.5em;
  }
  i::before,
  i::after {
    content: '';
    position: absolute;
    inline-size: 2.5em;
    block-size: 2.5em;
    border-radius: 50%;
    background-color: var(--_sunk);
  }
  i::after {
    inset-inline: 3.25em 10%;
    inline-size: auto;
    block-size: 0.875em;
    border-radius: 0.4em;
    box-shadow: 0 1.5em var(--_sunk);
  }
  @media print {
    .panel {
      min-block-size: 0;
    }
    .skip,
    button {
      display: none;
    }
    .by {
      flex-wrap: wrap;
    }
    .text a::after,
    .by > :last-child::after {
      content: ' (' attr(href) ')';
    }
  }
`;
