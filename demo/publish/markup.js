/** What HTML gives a meaning to; and, in templates, what JSX, Vue and Svelte do, and WordPress to brackets. */
const MEANINGFUL = /[&<>"{}[\]]/g;

/**
 * Text as every one of these languages reads it back: they all know character references.
 * @param {string} text
 */
export const escaped = (text) => text.replace(MEANINGFUL, (sign) => NAMED[sign] ?? `&#${sign.codePointAt(0)};`);

const NAMED = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {readonly [string, string | true]} attribute `true`: there, without a value. */
export const attribute = ([name, value]) => (value === true ? name : `${name}="${escaped(value)}"`);

/** Attributes whose values are numbers, where a language tells those from texts. */
export const NUMBERS = ['limit', 'refresh'];

/**
 * A tag that opens.
 * @param {string} name
 * @param {readonly (readonly [string, string | true])[]} attributes
 * @param {(attribute: readonly [string, string | true]) => string} [write] As the language has it. Default: HTML.
 */
export const tag = (name, attributes, write = attribute) => `<${[name, ...attributes.map(write)].join(' ')}>`;

/** @param {{ href: string, text: string }} link */
export const anchor = ({ href, text }) => `${tag('a', [['href', href]])}${escaped(text)}</a>`;

/**
 * The element with its links inside.
 * @param {import('./widget.js').Widget} widget
 * @param {Parameters<typeof tag>[2]} [write]
 * @returns {string[]} Lines.
 */
export function elementLines({ name, attributes, links }, write) {
  return [tag(`magpie-${name}`, attributes, write), ...links.map((link) => `  ${anchor(link)}`), `</magpie-${name}>`];
}
