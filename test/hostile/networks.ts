import type { Settings } from '../../src/stores/settings.js';
import { blueskyAnswer } from './bluesky-says.js';
import { feedAnswer } from './feed-says.js';
import { gatewayAnswer } from './gateway-says.js';
import { mastodonAnswer } from './mastodon-says.js';
import { misskeyAnswer } from './misskey-says.js';
import { sayer, type Say } from './say.js';

/** A network all of whose accounts and posts say what they are told to, in every field that is text. */
export interface HostileNetwork {
  readonly name: string;
  /** @param id Letters and digits. */
  readonly address: (id: string) => string;
  readonly settings: Settings;
  readonly say: Say;
  /** @param wordsOf What an account says of itself (the first), and in each of its posts. */
  readonly answer: (url: URL, body: string, wordsOf: (id: string) => readonly string[], say: Say) => unknown;
}

const gateway = { gateway: 'https://gateway.example' };

const network = (
  name: string,
  address: HostileNetwork['address'],
  answer: HostileNetwork['answer'],
  settings: Settings = {},
): HostileNetwork => ({ name, address, answer, settings, say: sayer() });

export const hostileNetworks: readonly HostileNetwork[] = [
  network(
    'Bluesky',
    (id) => `bluesky:${id}.example`,
    (url, _, wordsOf, say) => blueskyAnswer(url, (id) => wordsOf(id.replace('.example', '')), say),
  ),
  network(
    'Mastodon',
    (id) => `mastodon:${id}@social.example`,
    (url, _, wordsOf, say) => mastodonAnswer(url, wordsOf, say),
  ),
  network('Misskey', (id) => `mastodon:${id}@kin.example`, misskeyAnswer),
  network(
    'a gateway',
    (id) => `magpie:${id}`,
    (url, _, wordsOf, say) => gatewayAnswer(url, wordsOf, say),
    gateway,
  ),
  network(
    'LINE',
    (id) => `line:@${id}`,
    (url, _, wordsOf, say) => gatewayAnswer(url, wordsOf, say),
    gateway,
  ),
  network(
    'a feed',
    (id) => `feed:https://river.example/${id}`,
    (url, _, wordsOf, say) => feedAnswer(url, wordsOf, say),
  ),
];
