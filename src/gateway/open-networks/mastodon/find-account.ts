import { fieldsOf, objects, textOr, type Wire } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { acctOf, type AccountName } from './address.js';
import { ask, ServerRefusal } from './ask.js';
import { originOf, toHost } from './host.js';
import { isBroad } from '../../../core/mastodon-scope.js';
import type { Session } from './session.js';
import { finger } from './webfinger.js';

/** Longer than any. */
const MAX_ID_LENGTH = 100;

/**
 * Finds an account on a visitor's server, which may have to fetch it from the account's own first.
 * @returns Its id there.
 * @throws {OpenNetworkError} Any code; not-found: the server does not find it, or keeps away from it.
 * @see https://docs.joinmastodon.org/methods/accounts/#search
 */
export async function findAccount(name: AccountName, session: Session, io: OpenNetworkIo): Promise<string> {
  const { app, scope, token } = session;
  const known = await lookUpAccount(name, session, io);
  if (known !== undefined) return known;
  const origin = originOf(app.host);
  const q = encodeURIComponent(acctOf(name));
  const found = await ask(`${origin}/api/v1/accounts/search?q=${q}&resolve=true`, io, { token });
  let id = await pick(objects(found), name, session, io);
  // Pixelfed fetches accounts of others only here; elsewhere it takes a scope that following does not need.
  if (id === undefined && isBroad(scope)) {
    const { accounts } = fieldsOf(
      await ask(`${origin}/api/v2/search?q=${q}&type=accounts&resolve=true`, io, { token }),
    );
    id = await pick(objects(accounts), name, session, io);
  }
  if (id !== undefined) return id;
  throw new OpenNetworkError('not-found', `${app.host} does not find ${acctOf(name)}.`);
}

/**
 * Finds an account among those that a visitor's server knows already; it fetches none.
 * @returns Its id there. `undefined`: the server does not know it, or cannot say.
 * @throws {OpenNetworkError} Any code.
 * @see https://docs.joinmastodon.org/methods/accounts/#lookup
 */
export async function lookUpAccount(
  name: AccountName,
  session: Session,
  io: OpenNetworkIo,
): Promise<string | undefined> {
  const { app, token } = session;
  const acct = isAtHome(name, session) ? name.user : acctOf(name);
  const url = `${originOf(app.host)}/api/v1/accounts/lookup?acct=${encodeURIComponent(acct)}`;
  try {
    return await pick([fieldsOf(await ask(url, io, { token }))], name, session, io);
  } catch (error) {
    if (error instanceof ServerRefusal && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** A search also brings others of a similar name. @returns The id of the one that was meant. */
async function pick(
  accounts: readonly Wire[],
  name: AccountName,
  session: Session,
  io: OpenNetworkIo,
): Promise<string | undefined> {
  const exact = accounts.find((account) => isNamed(account, name) === 'fully');
  if (exact) return idOf(exact);
  const own = accounts.find((account) => isNamed(account, name) === 'locally');
  if (!own) return undefined;
  // A name without a domain is of the server's own; whether that is the domain that was meant, the domain says.
  return isAtHome(name, session) || (await homeOf(name, io)) === session.app.host ? idOf(own) : undefined;
}

const isAtHome = ({ domain }: AccountName, { app, name }: Session): boolean =>
  domain === name.domain || domain === app.host;

function isNamed(account: Wire, { user, domain }: AccountName): 'fully' | 'locally' | 'elsewhere' {
  const acct = textOr(account['acct'])?.toLowerCase() ?? '';
  const [, named, place] = /^([^@]+)(?:@([^@]+))?$/.exec(acct) ?? [];
  if (named !== user) return 'elsewhere';
  if (!place) return 'locally';
  return toHost(place) === domain ? 'fully' : 'elsewhere';
}

/** Never throws for what others answer: then the account is not the one that was meant. */
async function homeOf(name: AccountName, io: OpenNetworkIo): Promise<string | undefined> {
  try {
    return (await finger(name, io)).host;
  } catch (error) {
    if (error instanceof OpenNetworkError) return undefined;
    throw error;
  }
}

/** Ids are text of whatever form. */
function idOf(account: Wire): string {
  const id = textOr(account['id']);
  if (id && id.length <= MAX_ID_LENGTH) return id;
  throw new OpenNetworkError('bad-response', 'An account has no id.');
}
