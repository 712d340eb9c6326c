import type { components } from '../../../core/gateway-api.js';
import { htmlToRichText } from '../../../core/html.js';
import { fieldsOf, objects, textOr, type Wire } from '../../../core/read.js';
import { visibleName } from '../../../core/visible-name.js';
import { toWire } from '../../posts/wire-text.js';
import { wireUrl } from '../../posts/wire-url.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { acctOf, addressOf, type AccountName } from './address.js';
import { ask } from './ask.js';
import { originOf } from './host.js';
import { finger } from './webfinger.js';

type Account = components['schemas']['Account'];

/** Far more than servers take; the rest is not looked at. */
const MAX_NAME_LENGTH = 200;
const MAX_TEXT_LENGTH = 20_000;
const MAX_FIELDS = 20;

/**
 * What everybody may see of an account: its own server is asked, or the one that its domain names. Some servers tell only their
 * own people; then there is its name.
 * @throws {OpenNetworkError} not-found; unreachable, rate-limited.
 * @see https://docs.joinmastodon.org/methods/accounts/#lookup
 */
export async function loadAccount(name: AccountName, io: Pick<OpenNetworkIo, 'fetch'>): Promise<Account> {
  const { host, wire } = await find(name, io);
  if (wire?.['suspended'] === true) throw new OpenNetworkError('not-found', `${acctOf(name)} is suspended.`);
  return wire ? toAccount(wire, name, host) : bare(name, host);
}

/** Where an account is, and what is told of it there; `undefined`: nothing to strangers. */
interface Found {
  readonly host: string;
  readonly wire: Wire | undefined;
}

async function find(name: AccountName, io: Pick<OpenNetworkIo, 'fetch'>): Promise<Found> {
  const first = await lookUp(name, name.domain, io);
  if (!(first instanceof OpenNetworkError)) return { host: name.domain, wire: first };
  const host = (await hostOf(name, first, io)) ?? name.domain;
  if (host === name.domain) return { host, wire: undefined };
  const second = await lookUp(name, host, io);
  if (!(second instanceof OpenNetworkError)) return { host, wire: second };
  if (second.code === 'not-found') throw second;
  return { host, wire: undefined };
}

/**
 * A server other than the domain is asked with the domain, so that nobody else of the same name is found there.
 * @returns Why it did not tell, where another question may mend that.
 */
async function lookUp(
  name: AccountName,
  host: string,
  io: Pick<OpenNetworkIo, 'fetch'>,
): Promise<Wire | OpenNetworkError> {
  const full = acctOf(name);
  const asked = host === name.domain ? name.user : full;
  const url = `${originOf(host)}/api/v1/accounts/lookup?acct=${encodeURIComponent(asked)}`;
  try {
    const wire = fieldsOf(await ask(url, io, { anywhere: true }));
    const acct = textOr(wire['acct'])?.toLowerCase() ?? '';
    if ([name.user, full].includes(acct)) return wire;
    return new OpenNetworkError('bad-response', `${host} tells of another account than ${full}.`);
  } catch (error) {
    return passing(error);
  }
}

/** Whether there is such an account at all. @returns `undefined`: it is not known where. */
async function hostOf(
  name: AccountName,
  before: OpenNetworkError,
  io: Pick<OpenNetworkIo, 'fetch'>,
): Promise<string | undefined> {
  try {
    return (await finger(name, io)).host;
  } catch (error) {
    const { code } = passing(error);
    if (before.code === 'not-found') throw before;
    if (code === 'not-found') throw error;
    // Who tells strangers nothing of its accounts may keep this from them as well.
    return undefined;
  }
}

/** @throws What another question does not mend. */
function passing(error: unknown): OpenNetworkError {
  if (!(error instanceof OpenNetworkError)) throw error;
  if (error.code === 'unreachable' || error.code === 'rate-limited') throw error;
  return error;
}

/** @see https://docs.joinmastodon.org/entities/Account/ */
function toAccount(wire: Wire, name: AccountName, host: string): Account {
  const baseUrl = originOf(host);
  const plain = bare(name, host);
  const avatarUrl = wireUrl(wire['avatar_static']) ?? wireUrl(wire['avatar']);
  const bannerUrl = wireUrl(wire['header_static']) ?? wireUrl(wire['header']);
  const followers = countOf(wire['followers_count']);
  const following = countOf(wire['following_count']);
  const posts = countOf(wire['statuses_count']);
  const text = (html: unknown): Account['bio'] =>
    toWire(htmlToRichText((textOr(html) ?? '').slice(0, MAX_TEXT_LENGTH), { baseUrl }));
  return {
    ...plain,
    name: visibleName((textOr(wire['display_name']) ?? '').slice(0, MAX_NAME_LENGTH), plain.handle),
    url: wireUrl(wire['url']) ?? plain.url,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    ...(bannerUrl === undefined ? {} : { bannerUrl }),
    bio: text(wire['note']),
    fields: objects(wire['fields'])
      .slice(0, MAX_FIELDS)
      .map(({ name: label, value, verified_at }) => ({
        label: (textOr(label) ?? '').slice(0, MAX_NAME_LENGTH),
        value: text(value),
        verified: typeof verified_at === 'string',
      })),
    ...(followers === undefined ? {} : { followers }),
    ...(following === undefined ? {} : { following }),
    ...(posts === undefined ? {} : { posts }),
  };
}

/** Some servers hide a count as −1. */
const countOf = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;

/** What its address says of an account. */
function bare(name: AccountName, host: string): Account {
  const handle = `@${acctOf(name)}`;
  // A server that is not the domain has a page of the account under its whole name.
  const path = host === name.domain ? name.user : acctOf(name);
  return { address: addressOf(name), name: handle, handle, url: `${originOf(host)}/@${path}`, bio: [], fields: [] };
}
