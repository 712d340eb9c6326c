/** More than that no dialog needs; one that is as tall as its window must not make it taller and taller. */
const MAX_DIALOG = 640;
/** What `dist/cdn/embed.js` takes. */
const MAX_HEIGHT = 10_000;
/** How long the widget may take to be there before the height of the plain link is told. */
const PATIENCE_MS = 5_000;

/**
 * Tells the page around the frame how tall the embed is, in whole CSS pixels: its content, or what is open above it. To
 * anybody: it is nothing secret. Whoever has not listened in time asks by any message.
 */
export const embedScript = `
const { documentElement, body } = document;
let told = 0;
function* shadowRoots(root) {
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot) {
      yield shadowRoot;
      yield* shadowRoots(shadowRoot);
    }
  }
}
function heightOf() {
  let height = documentElement.getBoundingClientRect().height;
  for (const root of shadowRoots(body)) {
    for (const dialog of root.querySelectorAll('dialog[open]')) {
      height = Math.max(height, Math.min(dialog.scrollHeight + 40, ${MAX_DIALOG}));
    }
    for (const note of root.querySelectorAll(':popover-open')) {
      height = Math.max(height, root.host.getBoundingClientRect().bottom + note.offsetHeight + 16);
    }
  }
  return Math.min(Math.ceil(height), ${MAX_HEIGHT});
}
function tell() {
  told = heightOf();
  parent.postMessage({ type: 'magpie-height', height: told }, '*');
}
const changes = new MutationObserver(look);
function look() {
  for (const root of shadowRoots(body)) {
    changes.observe(root, { childList: true, subtree: true, attributeFilter: ['open'] });
    root.addEventListener('toggle', look, true);
  }
  if (heightOf() !== told) tell();
}
let begun = false;
function begin() {
  if (begun) return;
  begun = true;
  new ResizeObserver(look).observe(documentElement);
  look();
}
if (parent !== window) {
  const element = body.querySelector('main > *')?.localName ?? '';
  if (element.includes('-')) customElements.whenDefined(element).then(begin);
  else begin();
  setTimeout(begin, ${PATIENCE_MS});
  addEventListener('message', ({ source }) => {
    if (source === parent && begun) tell();
  });
}
`;
