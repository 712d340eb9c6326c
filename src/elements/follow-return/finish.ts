import { toNetworkError } from '../../core/errors.js';
import { networkOf, onNetworkRegistered, parseAddress, type Network, type PageSettings } from '../../core/network.js';
import { languageOf, type Language } from '../../locales/translate.js';
import { io } from '../../stores/io.js';
import { $settings } from '../../stores/settings.js';
import { showReturn, type ReturnDialog } from './return-dialog.js';

/** Nobody takes an answer back. */
const NEVER = new AbortController().signal;

/**
 * Finishes the attempt to follow whose page has led back to this one, once the network is known to the page, and says over the
 * page how that goes. Never fails; an address that no network waits for is none of its business.
 * @param href The page's address, as the other page has led to it.
 */
export async function finish(href: string): Promise<void> {
  const { hash, searchParams } = new URL(href);
  const fragment = new URLSearchParams(hash.slice(1));
  const params = networkIn(fragment) ? fragment : searchParams;
  const id = networkIn(params);
  if (!id) return;
  const network = await registered(id);
  const language = await spoken(network);
  let dialog: ReturnDialog | undefined;
  try {
    const following = await network.following?.($settings.get() as PageSettings);
    if (!following?.finish) return;
    dialog = showReturn(network, language);
    const end = await following.finish(params, io(NEVER));
    if (end) dialog.conclude(end);
  } catch (thrown) {
    const { code, retryAfterSeconds } = toNetworkError(thrown);
    (dialog ?? showReturn(network, language)).conclude({ state: 'failed', code, retryAfterSeconds });
  }
}

/** The network that an answer is for; see `Following.finish`. */
function networkIn(params: URLSearchParams): string | undefined {
  return /^magpie-(\w+)/.exec(params.get('state') ?? '')?.[1];
}

/** A network, as soon as the page knows it. */
async function registered(id: string): Promise<Network> {
  const find = (): Network | undefined => networkOf({ network: id, host: '', id: '' });
  return (
    find() ??
    new Promise((resolve) => {
      const stop = onNetworkRegistered(() => {
        const network = find();
        if (!network) return;
        stop();
        resolve(network);
      });
      // Where adapters are loaded as addresses are met, this loads it.
      parseAddress(`${id}:`);
    })
  );
}

/** The language of the page. */
async function spoken(network: Network): Promise<Language> {
  const tag = $settings.get().locale || document.documentElement.lang || navigator.language;
  await languageOf(tag);
  return languageOf(tag, network) as Language;
}
