const css = String.raw;

/** Around a widget: nothing but room for its outline when it has the focus. */
export const embedLook = css`
  /* Browsers let the page around shine through where that is in the same scheme, and paint a ground where it is not. */
  html {
    color-scheme: light dark;
    background: transparent;
    font:
      1rem/1.5 system-ui,
      sans-serif;
  }
  html.light {
    color-scheme: light;
  }
  html.dark {
    color-scheme: dark;
  }
  body {
    margin: 0;
  }
  main {
    display: flow-root;
    padding: 4px;
  }
  /* A frame that is as tall as its feed and a feed that is as tall as its frame would wait for each other. */
  main > magpie-post-feed:not(:defined) {
    block-size: auto;
  }
  main > magpie-post-feed::part(panel) {
    min-block-size: 0;
  }
  a {
    color: light-dark(#0b57d0, #a8c7fa);
  }
  h1 {
    margin: 0;
    font-size: 1rem;
  }
  .problem {
    padding: 0.75rem 1rem;
    border: 1px solid light-dark(#00000029, #ffffff3d);
    border-radius: 0.75rem;
    background: light-dark(#fff, #1a1b1e);
    color: light-dark(#1b1c1f, #e6e7eb);
    overflow-wrap: anywhere;
  }
  .problem ul {
    margin: 0.5rem 0 0;
    padding-inline-start: 1.25rem;
  }
`;
