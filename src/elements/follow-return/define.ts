const href = globalThis.location?.href;

// What leads back to a page of the site does so with this; on all other pages, nothing more is loaded.
if (href?.includes('state=magpie-')) {
  import('./finish.js').then(
    ({ finish }) => finish(href),
    // The attempt expires; the browser's console names the file.
    () => {},
  );
}
