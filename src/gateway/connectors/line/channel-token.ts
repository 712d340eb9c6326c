import { countOr, textOr, type Wire } from '../../../core/read.js';
import { ConnectorError } from '../connector-error.js';
import type { Keeping, SharedCache } from '../shared-cache.js';
import type { LineMessagingConfig } from './line-config.js';

/** The access token of a channel “Messaging API”. */
export interface ChannelToken {
  readonly current: () => Promise<string>;
  /** @param refused The one that LINE did not take. Missing where there is no other. */
  readonly replace?: (refused: string) => Promise<string>;
}

interface Token {
  readonly text: string;
  readonly expiresInSeconds: number;
}

/** Taken off a token's life, for the way and for clocks. */
const MARGIN_SECONDS = 60;
const keeping: Keeping<Token> = {
  freshMs: ({ expiresInSeconds }) => Math.max(expiresInSeconds - MARGIN_SECONDS, 1) * 1_000,
  staleMs: 0,
};

/**
 * The token of the configuration, or stateless ones, which LINE gives without limit.
 * @param ask Calls `/oauth2/v3/token`. @throws {ConnectorError}
 * @returns `undefined` where the configuration lets the gateway get none.
 * @see https://developers.line.biz/en/docs/basics/channel-access-token/
 */
export function channelToken(
  address: string,
  { accessToken, channelId, channelSecret }: LineMessagingConfig,
  cache: SharedCache,
  ask: <T>(form: Readonly<Record<string, string>>, read: (answer: Wire) => T) => Promise<T>,
): ChannelToken | undefined {
  if (accessToken !== undefined) return { current: async () => accessToken };
  if (channelId === undefined) return undefined;
  const key = `line-token:${address}`;
  const form = { grant_type: 'client_credentials', client_id: channelId, client_secret: channelSecret };
  const obtain = (): Promise<Token> => cache.obtain(key, keeping, () => ask(form, readToken));
  return {
    current: async () => (await obtain()).text,
    async replace(refused) {
      const kept = await obtain();
      if (kept.text === refused) await cache.forget(key, kept);
      return (await obtain()).text;
    },
  };
}

function readToken(answer: Wire): Token {
  const text = textOr(answer['access_token']);
  const expiresInSeconds = countOr(answer['expires_in']);
  if (text && expiresInSeconds !== undefined) return { text, expiresInSeconds };
  throw new ConnectorError('bad-response', 'LINE (channel-token) answered without a token.');
}
