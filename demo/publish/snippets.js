import { frame } from './frame-snippet.js';
import { html } from './html-snippet.js';
import { react } from './react-snippet.js';
import { svelte } from './svelte-snippet.js';
import { vue } from './vue-snippet.js';
import { wordpress } from './wordpress-snippet.js';

/**
 * By the value of the field `for`.
 * @type {Readonly<Record<string, (widget: import('./widget.js').Widget, page: import('./html-snippet.js').Page) => import('./html-snippet.js').Snippet>>}
 */
export const snippets = { html, react, vue, svelte, wordpress, frame };
