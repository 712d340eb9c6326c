const css = String.raw;

/** What the ways to follow an official account look like; to be given to `page` beside `profileLook`. */
export const officialLook = css`
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1rem 1.5rem;
    padding: 1rem;
    border-block-start: 1px solid var(--line);
  }
  .ways .qr {
    flex: 0 1 11rem;
    inline-size: 11rem;
    margin-inline: auto;
  }
  .ways .stack {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  .ways .actions {
    justify-items: start;
    margin-block-start: 0.5rem;
  }
`;
