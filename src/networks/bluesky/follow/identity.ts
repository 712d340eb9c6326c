import { NetworkError } from '../../../core/errors.js';
import { getJson } from '../../../core/http.js';
import type { Io } from '../../../core/network.js';
import { objects, readObject, textOr } from '../../../core/read.js';
import { DID, HANDLE } from '../profile.js';
import { query } from '../query.js';
import { publicOrigin } from './origin.js';

/** Who an account is, by the document that its DID stands for. */
interface Identity {
  readonly did: string;
  /** Origin of the server that keeps its records. */
  readonly pds: string;
}

const PLC_DIRECTORY = 'https://plc.directory';
const WEB = /^did:web:([^:%]+)$/;

/**
 * Finds out who a handle or a DID is. A handle has to lead to a DID whose document names the handle, or anybody could take
 * another one's.
 * @throws {NetworkError} not-found: there is no such account, or the handle is not its own; any other code.
 * @see https://atproto.com/specs/handle#handle-resolution
 */
export async function loadIdentity(actor: string, io: Io): Promise<Identity> {
  if (DID.test(actor)) return (await loadDocument(actor, io)).identity;
  const handle = actor.toLowerCase();
  // The AppView has found this out by DNS, which pages cannot ask.
  const did = textOr((await query('actor.getProfile', [['actor', handle]], io)).did) ?? '';
  const { identity, names } = await loadDocument(did, io);
  if (!names.includes(handle)) throw new NetworkError('not-found', `${did} does not say that it is ${handle}`);
  return identity;
}

/** @see https://atproto.com/specs/did#did-documents */
async function loadDocument(
  did: string,
  io: Io,
): Promise<{ readonly identity: Identity; readonly names: readonly string[] }> {
  const document = readObject(await getJson(documentUrl(did, io), io, { redirect: 'error' }), 'DID document');
  if (document.id !== did) throw new NetworkError('bad-response', `The document of ${did} is of another account`);
  const keeper = objects(document.service).find(({ id }) => id === '#atproto_pds' || id === `${did}#atproto_pds`);
  if (keeper?.type !== 'AtprotoPersonalDataServer') {
    throw new NetworkError('not-found', `${did} names no server of its records`);
  }
  const known: readonly unknown[] = Array.isArray(document.alsoKnownAs) ? document.alsoKnownAs : [];
  const names = known.map((name) => String(name).toLowerCase()).filter((name) => name.startsWith('at://'));
  return {
    identity: { did, pds: publicOrigin(keeper.serviceEndpoint, 'The account’s server') },
    // The first is the handle; others are not.
    names: names.slice(0, 1).map((name) => name.slice(5)),
  };
}

function documentUrl(did: string, { settings }: Io): string {
  if (/^did:plc:[a-z2-7]{24}$/.test(did)) return `${settings.blueskyPlc?.replace(/\/$/, '') ?? PLC_DIRECTORY}/${did}`;
  const [, host = ''] = WEB.exec(did) ?? [];
  if (HANDLE.test(host)) return `${publicOrigin(`https://${host}`, 'The account’s domain')}/.well-known/did.json`;
  throw new NetworkError('not-found', `${did} is no DID of an account`);
}
