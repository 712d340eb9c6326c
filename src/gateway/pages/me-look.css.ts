const css = String.raw;

/** To be given to `page` beside `signedInViews`. */
export const meStyles = css`
  h1 {
    margin-block: 0.5rem 1rem;
  }
  .notice + h1 {
    margin-block-start: 1.25rem;
  }
  .rows > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--line);
  }
  .rows > li:last-child {
    padding-block-end: 0;
  }
  .rows > li > div {
    flex: 1 1 10rem;
    min-inline-size: 0;
  }
  .rows .avatar {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    font-size: 1.25rem;
  }
  .name {
    color: inherit;
    font-weight: 650;
    text-decoration: none;
  }
  .name:hover {
    text-decoration: underline;
  }
  .pager {
    align-items: center;
  }
`;
