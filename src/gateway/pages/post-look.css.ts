const css = String.raw;

/** What posts look like, in a column and on a page of their own; to be given to `page` beside `profileLook`. */
export const postLook = css`
  .post {
    padding: 0.875rem 1rem;
  }
  .post + .post {
    border-block-start: 1px solid var(--line);
  }
  .post > .quiet {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
  }
  .date {
    display: inline-flex;
    align-items: center;
    min-block-size: 1.5rem;
    color: inherit;
    text-decoration: none;
  }
  .date:hover {
    text-decoration: underline;
  }
  .pinned {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
  }
  h3 {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.3;
  }
  h3 a {
    color: inherit;
    text-decoration: none;
  }
  h3 a:hover {
    text-decoration: underline;
  }
  .content > * + * {
    margin-block-start: 0.625rem;
  }
  .content h3 + .text {
    margin-block-start: 0.25rem;
  }
  .media {
    display: grid;
    grid-auto-rows: 1fr;
    gap: 2px;
    aspect-ratio: 16 / 10;
    border-radius: 0.75rem;
    overflow: clip;
  }
  .media-1 {
    aspect-ratio: auto;
    max-block-size: 32rem;
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .media-2,
  .media-4 {
    grid-template-columns: 1fr 1fr;
  }
  .media-3 {
    grid-template-columns: 2fr 1fr;
  }
  .media-3 :first-child {
    grid-row: span 2;
  }
  .media a,
  .media-column a {
    position: relative;
    display: block;
    min-block-size: 0;
    background: var(--sunk);
  }
  .media img,
  .media-column img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
  }
  .media:not(.media-1) img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .media-1 img {
    max-block-size: 32rem;
    inline-size: auto;
    object-fit: cover;
  }
  .media a:focus-visible,
  .media-column a:focus-visible {
    outline-offset: -2px;
  }
  [data-more]::after {
    content: attr(data-more) / '';
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: #0009;
    color: #fff;
    font-size: 1.375rem;
    font-weight: 650;
  }
  .media-column {
    display: grid;
    gap: 0.5rem;
  }
  .media-column a {
    inline-size: fit-content;
    max-inline-size: 100%;
    border-radius: 0.75rem;
    overflow: clip;
  }
  .link-card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border: 1px solid var(--line);
    border-radius: 0.75rem;
    color: inherit;
    text-decoration: none;
    overflow: clip;
  }
  .link-card:has(img) {
    grid-template-columns: clamp(5rem, 24%, 9rem) minmax(0, 1fr);
  }
  .link-card img {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 5.5rem;
    background: var(--sunk);
    object-fit: cover;
  }
  .link-card .stack {
    align-content: center;
    gap: 0.125rem;
    padding: 0.625rem 0.75rem;
  }
  .link-card strong {
    font-size: 0.9375rem;
    font-weight: 650;
    line-height: 1.3;
  }
  .link-card:hover strong {
    text-decoration: underline;
  }
  .description {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
  }
  .warning summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1rem;
    min-block-size: 2.75rem;
    padding: 0.375rem 0.75rem;
    border-radius: 0.75rem;
    background: var(--sunk);
    font-size: 0.9375rem;
    cursor: pointer;
    list-style: none;
  }
  .warning summary::-webkit-details-marker {
    display: none;
  }
  .warning .content {
    margin-block-start: 0.625rem;
  }
  .switch {
    padding: 0.125rem 0.75rem;
    border: 1px solid color-mix(in srgb, currentcolor 45%, transparent);
    border-radius: 1rem;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .warning[open] .to-show,
  .warning:not([open]) .to-hide {
    display: none;
  }
  .whole {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    padding: 1rem;
  }
  .whole .text {
    font-size: 1.0625rem;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
  }
  .author {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-inline-size: 0;
    color: inherit;
    text-decoration: none;
  }
  .author .stack {
    gap: 0;
    margin: 0;
    line-height: 1.3;
  }
  .author:hover strong {
    text-decoration: underline;
  }
  .author .avatar {
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    font-size: 1.25rem;
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
  }
  @media (forced-colors: active) {
    .link-card,
    .warning summary {
      border: 1px solid CanvasText;
    }
  }
`;
