/** For editors and prettier, which know by the tag what is in the string. */
const css = String.raw;

/** Beside the look of all pages. Long words break, and what cannot break scrolls in its own box. */
export const docsLook = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    scroll-margin-block-start: 1rem;
  }
  h2 {
    margin-block-start: 1.5rem;
    font-size: 1.25rem;
  }
  h3,
  h4 {
    margin: 0;
    font-size: 1rem;
    line-height: 1.25;
  }
  h4 {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .card {
    gap: 0.75rem;
    scroll-margin-block-start: 1rem;
  }
  .card + .card {
    margin-block-start: 0;
  }
  .card:target {
    border-color: var(--accent);
    outline: 1px solid var(--accent);
  }
  code,
  pre {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.875em;
  }
  pre {
    margin: 0;
    padding: 0.75rem 1rem;
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    background: var(--sunk);
    overflow-wrap: normal;
  }
  .endpoint {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    align-items: baseline;
  }
  .method {
    padding: 0.125rem 0.5rem;
    border-radius: 0.375rem;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.75rem;
    font-weight: 700;
    letter-spacing: 0.03em;
  }
  .name {
    font-weight: 650;
  }
  .contents,
  .members {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }
  .contents {
    grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
    gap: 0 1rem;
  }
  .contents a {
    display: inline-block;
    padding-block: 0.25rem;
  }
  .members .members {
    margin-block-start: 0.5rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 2px solid var(--line);
  }
`;
