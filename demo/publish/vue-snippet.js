import { attribute, elementLines, NUMBERS } from './markup.js';
import { widgetPolicy } from './policy.js';
import { install, setUpLines } from './set-up.js';

const bound = ([name, value]) => attribute([NUMBERS.includes(name) ? `:${name}` : name, value]);

/**
 * @param {import('./widget.js').Widget} widget
 * @param {import('./html-snippet.js').Page} page
 * @returns {import('./html-snippet.js').Snippet}
 */
export function vue(widget, { release }) {
  const { name, accent } = widget;
  const [open, ...rest] = elementLines(widget, bound);
  const styled = accent ? open.replace(/>$/, ` :style="{ '--magpie-accent': '${accent}' }">`) : open;
  const code = [
    '<script setup>',
    ...setUpLines(widget, [`import 'magpie-widgets/${name}';`]),
    '</script>',
    '',
    '<template>',
    ...[styled, ...rest].map((line) => `  ${line}`),
    '</template>',
  ].join('\n');
  return {
    blocks: [install(release.version), { title: 'Magpie.vue', code }],
    notes: [
      'Tell Vue in its bundler’s settings that these are elements: isCustomElement: (tag) => tag.startsWith("magpie-").',
    ],
    policy: widgetPolicy(widget, { types: ['lit-html', 'vue'] }),
  };
}
