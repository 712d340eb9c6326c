import { attribute, elementLines, NUMBERS } from './markup.js';
import { widgetPolicy } from './policy.js';
import { install, setUpLines } from './set-up.js';

const expressed = ([name, value]) => (NUMBERS.includes(name) ? `${name}={${Number(value)}}` : attribute([name, value]));

/**
 * @param {import('./widget.js').Widget} widget
 * @param {import('./html-snippet.js').Page} page
 * @returns {import('./html-snippet.js').Snippet}
 */
export function svelte(widget, { release }) {
  const { name, accent } = widget;
  const [open, ...rest] = elementLines(widget, expressed);
  const styled = accent ? open.replace(/>$/, ` style:--magpie-accent={'${accent}'}>`) : open;
  const code = [
    '<script>',
    ...setUpLines(widget, [`import 'magpie-widgets/${name}';`]).map((line) => (line ? `  ${line}` : '')),
    '</script>',
    '',
    styled,
    ...rest,
  ].join('\n');
  return {
    blocks: [install(release.version), { title: 'Magpie.svelte', code }],
    notes: ['Then write <Magpie /> where it should stand.'],
    policy: widgetPolicy(widget, { types: ['lit-html', 'svelte-trusted-html'] }),
  };
}
