import { css } from 'lit';

export const styles = css`
  .panel {
    position: relative;
    max-inline-size: 40em;
  }
  .skip {
    position: absolute;
    z-index: 1;
    inset-inline-start: 0.5em;
    margin-block: 0.5em;
    padding: 0.375em 0.75em;
    border: 0;
    border-radius: 99em;
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  p.skip {
    margin-block-start: -3em;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25em 1em;
    padding: 0.625em 1em;
    border-block-start: 1px solid var(--_line);
    font-size: 0.875em;
  }
  .foot .quiet {
    font-size: 1em;
  }
  [part='more'] {
    margin-inline-start: auto;
  }
  .loading {
    padding: 0.875em 1em;
  }
  i {
    display: block;
    position: relative;
    block-size: 5em;
    margin-block: 1em;
  }
  i::before {
    content: '';
    position: absolute;
    inline-size: 2.5em;
    block-size: 2.5em;
    border-radius: 50%;
    background: var(--_sunk);
  }
  i::after {
    content: '';
    position: absolute;
    inset-inline: 3.25em 10%;
    block-size: 0.875em;
    border-radius: 0.4em;
    background: var(--_sunk);
    box-shadow:
      0 1.375em var(--_sunk),
      0 2.75em var(--_sunk);
  }
  @container (min-width: 720px) {
    .grid {
      max-inline-size: none;
      border: 0;
      background: none;
    }
    .grid .feed {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(18em, 1fr));
      gap: 1em;
    }
    .grid article {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    .grid .foot {
      border: 0;
    }
  }
  @media print {
    .skip,
    button {
      display: none;
    }
  }
`;
