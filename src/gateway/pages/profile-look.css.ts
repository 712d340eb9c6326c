const css = String.raw;

/** What an account and the words of its publisher look like, beside the look of all pages. */
export const profileLook = css`
  body {
    /* A picture is no reason to be wider than the screen. */
    grid-template-columns: minmax(0, 1fr);
  }
  .profile,
  .posts,
  .whole {
    border: 1px solid var(--line);
    border-radius: 0.875rem;
    background: var(--surface);
    overflow: clip;
  }
  .posts {
    margin-block-start: 1rem;
  }
  .banner {
    aspect-ratio: 6;
    background: color-mix(in srgb, var(--accent) 14%, var(--sunk));
  }
  .banner:has(img) {
    aspect-ratio: 3;
  }
  .banner img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    margin-block-start: -2.25rem;
    padding-inline: 1rem;
  }
  .figure .avatar {
    inline-size: 5.5rem;
    block-size: 5.5rem;
    border: 3px solid var(--surface);
  }
  .words {
    padding: 0.625rem 1rem 1.125rem;
  }
  .text {
    max-inline-size: 42rem;
    overflow-wrap: anywhere;
  }
  .bio {
    margin-block-start: 0.625rem;
  }
  .text > * + *,
  .text blockquote > * + *,
  .text li > * + * {
    margin-block-start: 0.625rem;
  }
  .text blockquote {
    margin-inline: 0;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--line);
  }
  .text ul,
  .text ol {
    padding-inline-start: 1.5rem;
  }
  .text ul {
    list-style: disc;
  }
  .text pre,
  .text code {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 0.875em;
  }
  .text pre {
    margin-block-end: 0;
    padding: 0.625rem 0.75rem;
    border-radius: 0.5rem;
    background: var(--sunk);
    white-space: pre-wrap;
  }
  .text a {
    text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent);
  }
  .fields {
    display: grid;
    gap: 0.375rem;
    margin: 0.875rem 0 0;
  }
  .fields > div {
    display: grid;
    grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr);
    gap: 0 1rem;
    align-items: baseline;
    font-size: 0.9375rem;
  }
  .fields dd {
    margin: 0;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin-block-start: 0.875rem;
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .counts b {
    color: var(--text);
    font-variant-numeric: tabular-nums;
  }
  .button svg,
  .pinned svg {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .pinned svg {
    stroke-width: 1.3;
  }
  .none {
    padding: 1.5rem 1rem;
    text-align: center;
  }
  .pages {
    justify-content: center;
    margin-block-start: 1rem;
  }
  @media (forced-colors: active) {
    .profile,
    .posts,
    .whole {
      border-color: CanvasText;
    }
  }
`;
