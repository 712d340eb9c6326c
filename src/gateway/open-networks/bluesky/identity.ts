import { objects } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import { didOfHandle } from './app-view.js';
import type { BlueskyIo } from './bluesky-io.js';
import { loadJson } from './load-json.js';
import { DID, HANDLE } from './names.js';
import { serverUrl } from './server-url.js';

/** Who an account is, by the document that its DID stands for. */
export interface Identity {
  readonly did: string;
  /** Origin of the server that keeps its records. */
  readonly pds: string;
  /** What the document calls it, lower case; its own only if it leads back to the DID. */
  readonly claimedHandle: string | undefined;
}

/**
 * Finds out who a handle or a DID is. A handle has to lead to a DID whose document names the handle, or anybody could take
 * another one's.
 * @throws {OpenNetworkError} not-found: there is no such account, or the handle is not its own; any other.
 * @see https://atproto.com/specs/handle#handle-resolution
 */
export async function loadIdentity(actor: string, io: BlueskyIo): Promise<Identity> {
  if (DID.test(actor)) return loadDocument(actor, io);
  const identity = await loadDocument(await didOfHandle(actor, io), io);
  if (identity.claimedHandle !== actor) {
    throw new OpenNetworkError('not-found', `${identity.did} does not say that it is ${actor}`);
  }
  return identity;
}

/** What people call an account: its handle, where that leads back to it; else its DID. Never throws. */
export async function nameOf({ did, claimedHandle }: Identity, io: BlueskyIo): Promise<string> {
  if (claimedHandle === undefined) return did;
  const led = await didOfHandle(claimedHandle, io).catch(() => undefined);
  return led === did ? `@${claimedHandle}` : did;
}

/** @see https://atproto.com/specs/did#did-documents */
async function loadDocument(did: string, io: BlueskyIo): Promise<Identity> {
  const document = await loadJson(documentUrl(did, io), io);
  if (document.id !== did) throw new OpenNetworkError('bad-response', `The document of ${did} is of another account`);
  const keeper = objects(document.service).find(({ id }) => id === '#atproto_pds' || id === `${did}#atproto_pds`);
  if (keeper?.type !== 'AtprotoPersonalDataServer') {
    throw new OpenNetworkError('not-found', `${did} names no server of its records`);
  }
  const known: readonly unknown[] = Array.isArray(document.alsoKnownAs) ? document.alsoKnownAs : [];
  // The first is the handle; others are not.
  const name = known
    .map((one) => String(one).toLowerCase())
    .find((one) => one.startsWith('at://'))
    ?.slice(5);
  return {
    did,
    pds: serverUrl(keeper.serviceEndpoint, 'The account’s server', io).origin,
    claimedHandle: name !== undefined && HANDLE.test(name) ? name : undefined,
  };
}

function documentUrl(did: string, io: BlueskyIo): string {
  if (!DID.test(did)) throw new OpenNetworkError('not-found', `${did.slice(0, 200)} is no DID of an account`);
  if (did.startsWith('did:plc:')) return `${io.plcUrl}/${did}`;
  return serverUrl(`https://${did.slice('did:web:'.length)}/.well-known/did.json`, 'The account’s domain', io).href;
}
