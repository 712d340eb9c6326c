import { anchor, attribute, NUMBERS, tag } from './markup.js';
import { widgetPolicy } from './policy.js';
import { install, setUpLines } from './set-up.js';

const COMPONENTS = { 'follow-button': 'FollowButton', 'account-card': 'AccountCard', 'post-feed': 'PostFeed' };
const camelCase = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const prop = ([name, value]) =>
  NUMBERS.includes(name) ? `${name}={${Number(value)}}` : attribute([camelCase(name), value]);

/**
 * @param {import('./widget.js').Widget} widget
 * @param {import('./html-snippet.js').Page} page
 * @returns {import('./html-snippet.js').Snippet}
 */
export function react(widget, { release }) {
  const { name, attributes, links, accent } = widget;
  const component = COMPONENTS[name];
  const style = accent ? ` style={{ '--magpie-accent': '${accent}' }}` : '';
  const code = [
    ...setUpLines(widget, [`import { ${component} } from 'magpie-widgets/react';`]),
    '',
    'export function Magpie() {',
    '  return (',
    `    ${tag(component, attributes, prop).replace(/>$/, `${style}>`)}`,
    ...links.map((link) => `      ${anchor(link)}`),
    `    </${component}>`,
    '  );',
    '}',
  ].join('\n');
  return {
    blocks: [install(release.version), { title: 'magpie.jsx', code }],
    notes: ['Then write <Magpie /> where it should stand.'],
    policy: widgetPolicy(widget, { types: ['lit-html'] }),
  };
}
