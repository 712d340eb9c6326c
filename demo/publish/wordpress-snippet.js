import { html } from './html-snippet.js';

/**
 * For the block editor, a block to paste; for the old editor and text widgets, one line, because both make paragraphs of lines.
 * @param {import('./widget.js').Widget} widget
 * @param {import('./html-snippet.js').Page} page
 * @returns {import('./html-snippet.js').Snippet}
 */
export function wordpress(widget, page) {
  const { blocks, policy } = html(widget, page);
  const [{ code }] = blocks;
  return {
    blocks: [
      { title: 'Block: paste it into the editor', code: `<!-- wp:html -->\n${code}\n<!-- /wp:html -->` },
      {
        title: 'HTML in one line: for the classic editor, “Text” tab, and for widgets',
        code: code.replace(/\n\s*/g, ''),
      },
    ],
    notes: [
      'WordPress keeps scripts only of people who may post any HTML: administrators and editors of a single site. For everybody else, choose “Frame”.',
    ],
    policy,
  };
}
