import { networks } from './networks.js';

/**
 * One widget, as every snippet says it in its own language.
 * @typedef {object} Widget
 * @property {'follow-button' | 'account-card' | 'post-feed'} name
 * @property {readonly (readonly [name: string, value: string | true])[]} attributes `true`: there, without a value.
 * @property {readonly import('./account-list.js').Found[]} accounts
 * @property {readonly { href: string, text: string }[]} links What people have without a script.
 * @property {string} accent `#0b5a61`; empty: the page's own.
 * @property {readonly (readonly [name: string, value: string])[]} settings Of the whole page.
 * @property {boolean} asks It asks a network for what it shows.
 */

const ELEMENTS = { button: 'follow-button', card: 'account-card', feed: 'post-feed' };

/** Attributes that an element has, in the order of a snippet; those of `FLAGS` have no value. */
const ATTRIBUTES = {
  button: ['size', 'variant', 'count'],
  card: [],
  feed: [
    'limit',
    'layout',
    'no-replies',
    'no-reposts',
    'media-only',
    'tags',
    'languages',
    'hide',
    'only',
    'infinite',
    'refresh',
  ],
};
const FLAGS = ['count', 'no-replies', 'no-reposts', 'media-only', 'infinite'];
/** What an element does by itself. */
const OWN_DEFAULTS = { size: 'medium', variant: 'filled', layout: 'list' };

const LINK_TEXTS = {
  button: (who, where) => `Follow ${who} on ${where}`,
  card: (who, where) => `${who} on ${where}`,
  feed: (who, where) => `Posts by ${who} on ${where}`,
};

/**
 * @param {import('./options.js').Options} options
 * @param {readonly import('./account-list.js').Found[]} accounts
 * @returns {Widget}
 */
export function widgetOf(options, accounts) {
  const { element, accent = '' } = options;
  const chosen = [...ATTRIBUTES[element], 'theme'].filter(
    (name) => options[name] && options[name] !== OWN_DEFAULTS[name],
  );
  return {
    name: ELEMENTS[element],
    attributes: [
      ['account', accounts.map(({ address }) => address).join(' ')],
      ...chosen.map((name) => [name, FLAGS.includes(name) || options[name]]),
    ],
    accounts,
    links: accounts.map((account) => ({ href: account.url, text: linkText(element, account) })),
    accent: /^#[\da-f]{6}$/i.test(accent) ? accent.toLowerCase() : '',
    settings: ['gateway', 'locale', 'consent'].flatMap((name) => (options[name] ? [[name, options[name]]] : [])),
    asks: element !== 'button' || Boolean(options.count),
  };
}

function linkText(element, { network, name }) {
  const { isLink, label } = networks[network] ?? {};
  // Of a page nobody knows more than where it is; a feed and a gateway's account are of no network that anybody would name.
  if (isLink || network === 'feed' || network === 'magpie') {
    return { button: `Follow ${name}`, card: name, feed: `Posts by ${name}` }[element];
  }
  return LINK_TEXTS[element](name, label ?? network);
}
