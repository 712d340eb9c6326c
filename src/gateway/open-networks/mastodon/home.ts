import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { ServerRefusal } from './ask.js';
import { toHost } from './host.js';
import { finger } from './webfinger.js';

/** `@me@social.example`, `social.example`, and the pages of a server, a profile page of its own account among them. */
const HOME = /^(?:acct:|https?:\/\/)?(?:@?([\w.-]+)@|@)?([^/?#@\\]+)(?:\/(?:(?:@|users\/)([\w.-]+)\/?$)?.*)?$/;

/** Far longer than any; what is longer is not looked at. */
const MAX_LENGTH = 500;

/**
 * Finds the server of a visitor. A domain may only name it, by WebFinger: for their address, or for its own.
 * @param typed By the visitor.
 * @returns The server's host.
 * @throws {OpenNetworkError} not-found: it names no server, or there is none, or nobody of that name there; unreachable,
 * rate-limited.
 */
export async function findHome(typed: string, io: Pick<OpenNetworkIo, 'fetch'>): Promise<string> {
  // Phones capitalize, and keyboards for Japanese and Chinese type full-width signs.
  const text = typed.slice(0, MAX_LENGTH).normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const [, before, server = '', pageOf] = HOME.exec(text) ?? [];
  const domain = toHost(server);
  if (!domain) {
    throw new OpenNetworkError('not-found', 'What was typed names no server.');
  }
  const user = before ?? pageOf;
  try {
    // Servers have an account of their own, named like their domain.
    return (await finger({ user: user ?? domain, domain }, io)).host ?? domain;
  } catch (error) {
    if (!(error instanceof OpenNetworkError)) throw error;
    const answered = error instanceof ServerRefusal ? error.code !== 'rate-limited' : error.code === 'bad-response';
    // There is nothing at all, or nobody of that name.
    if (!answered || (user && error.code === 'not-found')) throw error;
    // Not every server answers this question; whether it is one, the next question tells.
    return domain;
  }
}
