import { load } from '../dist/cdn/magpie.js';
import { networkIdOf, readingsOf } from './addresses.js';
import { networks } from './networks.js';
import { visibleText } from './visible-text.js';

/**
 * An account that the library understands.
 * @typedef {object} Found
 * @property {string} text As it was pasted.
 * @property {string} address As a snippet says it.
 * @property {string} network Id.
 * @property {string} url Its page.
 * @property {string} name As the network tells it; until then, and where it does not, the handle.
 * @property {string} [trouble] What its network says in place of the account, as a sentence.
 *
 * @typedef {object} Unknown
 * @property {string} text As it was pasted.
 * @property {string} problem What to do about it, as a sentence.
 */

/** Beyond that a network is slow, and the snippet has the handle. In milliseconds. */
const PATIENCE_MS = 9_000;

const TROUBLES = {
  'not-found': 'Nobody has this name there.',
  private: 'It is not shown to visitors who have not signed in.',
  'rate-limited': 'It has been asked too often; try again in a few minutes.',
};

/** Stands where the library looks for elements, and nobody else does. */
const bench = document.querySelector('#bench');
/** By gateway and text, so that nothing is asked twice. */
const known = new Map();

/**
 * Lets the library's own elements say what a text names.
 * @param {string} text As it was pasted.
 * @param {string} gateway Without a slash at the end; empty: none.
 * @param {boolean} mayAsk Whether the network is asked for the name.
 * @returns {Promise<Found | Unknown>} Never fails.
 */
export function find(text, gateway, mayAsk) {
  const key = `${gateway} ${text}`;
  if (!known.has(key) && !mayAsk) return findNow(text, gateway, mayAsk);
  if (!known.has(key)) known.set(key, findNow(text, gateway, mayAsk));
  return known.get(key);
}

async function findNow(text, gateway, mayAsk) {
  for (const address of readingsOf(text, gateway)) {
    const place = document.createElement('div');
    const [button, card] = ['follow-button', 'account-card'].map((name) => {
      const element = document.createElement(`magpie-${name}`);
      element.setAttribute('account', address);
      return element;
    });
    const answer = firstAnswer(card);
    place.append(button, card);
    bench.append(place);
    await load('magpie-follow-button', 'magpie-account-card');
    await button.updateComplete;
    const link = button.shadowRoot?.querySelector('[part=button]');
    if (link) {
      const network = networkIdOf(address);
      const found = { text, address, network, url: link.href, name: handleOf(address, link) };
      const told = networks[network]?.isLink || !mayAsk ? {} : await answer;
      place.remove();
      return { ...found, ...told };
    }
    place.remove();
  }
  return { text, problem: problemOf(text, gateway) };
}

/** What a card says first: the account's name and page, or what is the matter. */
function firstAnswer(card) {
  return new Promise((resolve) => {
    setTimeout(() => resolve({}), PATIENCE_MS);
    card.addEventListener('magpie-load', () => {
      const link = card.shadowRoot.querySelector('[part=name]');
      resolve({ name: visibleText(link.textContent), url: link.href });
    });
    card.addEventListener('magpie-error', (event) => {
      event.preventDefault();
      resolve({ trouble: TROUBLES[event.error.code] ?? 'It did not answer. The lines below work as soon as it does.' });
    });
  });
}

/** As the button says it: “Follow @river.example on Bluesky”. */
function handleOf(address, link) {
  const [, handle] = /^Follow (.+) on \S+/.exec(link.getAttribute('aria-label') ?? '') ?? [];
  return visibleText(handle ?? address.replace(/^\w+:(?:https?:\/\/)?/, ''));
}

function problemOf(text, gateway) {
  const { label, isOfGateway } = networks[text.split(':')[0]] ?? {};
  if (isOfGateway && !gateway) {
    return `Accounts on ${label} are read by a gateway. Name one below, under “The whole page”.`;
  }
  if (label) return `That is no account of ${label}: something in it is missing, or one sign too many.`;
  if (/^http:/i.test(text))
    return 'That address begins with http. Only https is read, so that nobody can change what is shown.';
  return 'No network that we know reads this. Paste the address of a profile, such as https://bsky.app/profile/…, or @name@server.';
}
