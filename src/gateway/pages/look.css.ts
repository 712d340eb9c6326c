/** For editors and prettier, which know by the tag what is in the string. */
const css = String.raw;

/** What every page of the gateway looks like: the look of the widgets, on a page of their own. */
export const look = css`
  :root {
    color-scheme: light dark;
    --accent: light-dark(#0b57d0, #a8c7fa);
    --on-accent: light-dark(#fff, #062e6f);
    --text: light-dark(#1b1c1f, #e6e7eb);
    --quiet: light-dark(#5a5f69, #a4a9b4);
    --line: light-dark(#00000017, #ffffff1f);
    --page: light-dark(#fbfbfc, #111214);
    --surface: light-dark(#fff, #1a1b1e);
    --sunk: light-dark(#f4f5f7, #232529);
    --danger: light-dark(#b3261e, #f2b8b5);
    --on-danger: light-dark(#fff, #601410);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  html {
    background: var(--page);
    color: var(--text);
    font:
      1rem/1.45 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      sans-serif;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  body {
    display: grid;
    grid-template-rows: auto 1fr auto;
    min-block-size: 100vb;
    min-block-size: 100dvb;
    margin: 0;
    overflow-wrap: anywhere;
  }
  header,
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1rem;
    inline-size: 100%;
    max-inline-size: 48rem;
    margin-inline: auto;
    padding: 0.375rem 1rem;
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    color: var(--text);
    font-weight: 650;
  }
  .brand img {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
  main {
    inline-size: 100%;
    max-inline-size: 48rem;
    margin-inline: auto;
    padding: 0.5rem 1rem 2rem;
  }
  .narrow main {
    align-self: center;
    max-inline-size: 28rem;
  }
  h1,
  h2,
  p,
  ul,
  figure {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: 1.375rem;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.25;
  }
  ul {
    list-style: none;
  }
  a {
    color: var(--accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    padding: clamp(1.25rem, 6vi, 2rem);
    border: 1px solid var(--line);
    border-radius: 0.875rem;
    background: var(--surface);
  }
  .narrow .card > .text-link {
    justify-self: center;
  }
  .card + .card {
    margin-block-start: 1rem;
  }
  .narrow .card {
    text-align: center;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375rem;
  }
  .notice {
    padding: 0.75rem 1rem;
    border: 1px solid var(--line);
    border-radius: 0.75rem;
    background: var(--sunk);
    text-align: start;
  }
  .card + .notice,
  .notice + .card {
    margin-block-start: 1rem;
  }
  .actions {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625rem;
  }
  .actions.in-row {
    display: flex;
    flex-wrap: wrap;
  }
  form {
    display: contents;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    padding: 0.375rem 1.25rem;
    border: 1px solid color-mix(in srgb, currentcolor 45%, transparent);
    border-radius: 1.375rem;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button.filled {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.danger {
    border-color: transparent;
    background: var(--danger);
    color: var(--on-danger);
  }
  .button:hover {
    opacity: 0.9;
  }
  .text-link {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  .text-link:hover {
    text-decoration: underline;
  }
  .languages {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
  }
  [aria-current] {
    color: inherit;
    text-decoration: none;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .card,
    .notice,
    .button {
      border-color: ButtonBorder;
    }
    .button.filled,
    .button.danger {
      border-width: 2px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .button {
      transition: opacity 120ms;
    }
  }
  @media print {
    form,
    .languages,
    .button {
      display: none;
    }
  }
`;
