import { loadNames } from './load-names.js';
import { elementLines, tag } from './markup.js';
import { NONCE, widgetPolicy } from './policy.js';

/**
 * What a snippet is made of besides the widget.
 * @typedef {object} Page
 * @property {import('./release.js').Release} release
 * @property {string} scripts Folder of the built files, with a slash at the end.
 * @property {boolean} strict The page has a strict Content-Security-Policy.
 * @property {boolean} grows A frame is to be as tall as what is in it.
 * @property {string} scheme `light` or `dark` for a frame; empty: as the visitor has it.
 *
 * @typedef {object} Snippet
 * @property {readonly { title: string, code: string }[]} blocks
 * @property {readonly string[]} notes Sentences for whoever pastes it.
 * @property {string} [policy] What a strict page has to allow.
 * @property {string} [missing] In place of all: what has to be chosen first.
 */

/** The script's tag and those that fetch beside it what it would ask for next. */
export function scriptLines(widget, page) {
  const { release, scripts, strict } = page;
  const rest = (file) => [
    ['integrity', release.integrity(file) ?? ''],
    ['crossorigin', true],
    ...(strict ? [['nonce', NONCE]] : []),
  ];
  const preloads = release
    .filesOf(loadNames(widget))
    .map((file) => tag('link', [['rel', 'modulepreload'], ['href', scripts + file], ...rest(file)]));
  const settings = widget.settings.map(([name, value]) => [`data-${name}`, value]);
  const script = tag('script', [['type', 'module'], ['src', `${scripts}magpie.js`], ...rest('magpie.js'), ...settings]);
  return [...preloads, `${script}</script>`];
}

/** The one thing of the look that is no attribute. */
export function styleLines({ name, accent }, { strict }) {
  if (!accent) return [];
  const open = tag('style', strict ? [['nonce', NONCE]] : []);
  return [open, `  magpie-${name} { --magpie-accent: ${accent}; }`, '</style>'];
}

/** @param {import('./widget.js').Widget} widget @param {Page} page @returns {Snippet} */
export function html(widget, page) {
  const lines = [...scriptLines(widget, page), ...styleLines(widget, page), ...elementLines(widget)];
  return {
    blocks: [{ title: 'Where it should stand', code: lines.join('\n') }],
    notes: ['The script is needed once a page, however many widgets there are.'],
    policy: widgetPolicy(widget, { styleNonce: Boolean(widget.accent) }),
  };
}
