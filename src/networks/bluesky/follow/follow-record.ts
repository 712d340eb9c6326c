import { FOLLOW_COLLECTION } from '../../../core/bluesky-follow.js';
import { toNetworkError } from '../../../core/errors.js';
import { getJson } from '../../../core/http.js';
import type { Io } from '../../../core/network.js';
import { fieldsOf, objects, readObject, textOr } from '../../../core/read.js';
import { query } from '../query.js';
import { settled, transact } from './database.js';
import { loadIdentity } from './identity.js';
import { callRepo, type Session } from './session.js';

/** For so long the same wish to follow is one, however often it is said. */
const WISH_MS = 86_400_000;
/** Where the AppView does not say which record it is: of the newest ones, 100 a page. */
const MAX_PAGES = 5;

/** As the server has it now, and from nobody else. */
const AS_KEPT = { cache: 'no-store', redirect: 'error' } as const;

/** For so long the AppView may not have heard of what was done here; milliseconds. */
const LATE_MS = 60_000;

/** A record that is to follow an account, does, or did. */
interface Kept {
  /** `undefined`: it has been deleted. */
  readonly recordKey: string | undefined;
  /** When it came to that; milliseconds since 1970. */
  readonly at: number;
  readonly state: 'wanted' | 'made' | 'deleted';
  /** DID of the visitor; `undefined` before they have signed in. */
  readonly by: string | undefined;
}

/**
 * The key of the record that is to follow an account: fixed when the visitor clicks, and the same at each further try, so
 * that no try makes a second record.
 * @param target DID.
 */
export function recordKeyFor(target: string): Promise<string> {
  return transact('follows', async (store) => {
    const kept = (await settled(store.get(target))) as Kept | undefined;
    // One that was made may be there still, and nobody but its own server have heard of it.
    const isMade = kept?.state === 'made';
    if (kept?.recordKey && (isMade || Math.abs(Date.now() - kept.at) < WISH_MS)) return kept.recordKey;
    const at = Date.now();
    const recordKey = newRecordKey(at);
    const wanted: Kept = { recordKey, at, state: 'wanted', by: undefined };
    await settled(store.put(wanted, target));
    return recordKey;
  });
}

/**
 * Follows an account, unless the visitor does already.
 * @throws {NetworkError} Any code; private: the session is over, or does not allow this.
 */
export async function follow(target: string, recordKey: string, session: Session, io: Io): Promise<void> {
  // Where the AppView does not say it, the server that keeps the records does: a second one would be there for ever.
  const known = await knownTo(target, session, io).catch(async () => (await search(target, session, io))[0]);
  const isFollowed = known !== undefined && (await subjectOf(known, session, io)) === target;
  if (!isFollowed) {
    const record = { $type: FOLLOW_COLLECTION, subject: target, createdAt: new Date().toISOString() };
    const body = { repo: session.sub, collection: FOLLOW_COLLECTION, rkey: recordKey, record };
    try {
      const { refusal } = await callRepo('createRecord', body, session, io);
      if (refusal) throw refusal;
    } catch (error) {
      // It may have been done, now or before, and the answer lost.
      const isMade = (await subjectOf(recordKey, session, io).catch(() => undefined)) === target;
      if (!isMade) throw error;
    }
  }
  await keep(target, { recordKey: isFollowed ? known : recordKey, at: Date.now(), state: 'made', by: session.sub });
}

/**
 * Follows an account no more.
 * @throws {NetworkError} Any code; private: the session is over, or does not allow this.
 */
export async function unfollow(target: string, session: Session, io: Io): Promise<void> {
  const kept = await keptOf(target);
  const known = [kept?.recordKey, await knownTo(target, session, io).catch(() => undefined)];
  const named = new Set(known.filter((key) => key !== undefined));
  const sound: string[] = [];
  for (const key of named) if ((await subjectOf(key, session, io)) === target) sound.push(key);
  for (const recordKey of sound.length ? sound : await search(target, session, io)) {
    const body = { repo: session.sub, collection: FOLLOW_COLLECTION, rkey: recordKey };
    const { refusal } = await callRepo('deleteRecord', body, session, io);
    if (refusal) throw refusal;
  }
  await keep(target, { recordKey: undefined, at: Date.now(), state: 'deleted', by: session.sub });
}

/**
 * How a visitor stands to an account. Of what they have done here in the last minute the AppView may not have heard: where it
 * says something else, the server that keeps the records is asked.
 * @param visitor DID.
 * @param uri Of the record by which they follow, as the AppView has it; anything else: it has none.
 */
export async function relationshipNow(
  target: string,
  visitor: string,
  uri: unknown,
  io: Io,
): Promise<'following' | 'not-following'> {
  const { at = 0, by, state, recordKey } = (await keptOf(target)) ?? {};
  const isLate = by === visitor && Math.abs(Date.now() - at) < LATE_MS && (state === 'made') !== Boolean(uri);
  const key = keyIn(uri, visitor) ?? recordKey;
  if (!isLate || !key) return uri ? 'following' : 'not-following';
  try {
    const { pds } = await loadIdentity(visitor, io);
    return (await subjectOf(key, { pds, sub: visitor }, io)) === target ? 'following' : 'not-following';
  } catch {
    // What was done here is the newest that is known.
    return state === 'made' ? 'following' : 'not-following';
  }
}

async function keptOf(target: string): Promise<Kept | undefined> {
  return (await transact('follows', (store) => settled(store.get(target)))) as Kept | undefined;
}

async function keep(target: string, kept: Kept): Promise<void> {
  await transact('follows', (store) => settled(store.put(kept, target)));
}

/** The key of the visitor's follow of an account, as far as the AppView knows. */
async function knownTo(target: string, { sub }: Session, io: Io): Promise<string | undefined> {
  const parameters = [
    ['actor', sub],
    ['others', target],
  ];
  const { relationships } = await query('graph.getRelationships', parameters, io);
  return keyIn(objects(relationships).find(({ did }) => did === target)?.following, sub);
}

/** The key of a visitor's follow, in its address. */
function keyIn(uri: unknown, visitor: string): string | undefined {
  const start = `at://${visitor}/${FOLLOW_COLLECTION}/`;
  const text = textOr(uri);
  return text?.startsWith(start) ? text.slice(start.length) : undefined;
}

/** Whom a record follows, by the server that keeps it: the AppView hears of it later. `undefined`: there is no such record. */
async function subjectOf(recordKey: string, { pds, sub }: Pick<Session, 'pds' | 'sub'>, io: Io): Promise<unknown> {
  const search = new URLSearchParams({ repo: sub, collection: FOLLOW_COLLECTION, rkey: recordKey });
  try {
    const answer = await getJson(`${pds}/xrpc/com.atproto.repo.getRecord?${search}`, io, AS_KEPT);
    return fieldsOf(fieldsOf(answer).value).subject;
  } catch (error) {
    if (toNetworkError(error).code === 'not-found') return undefined;
    throw error;
  }
}

async function search(target: string, { pds, sub }: Session, io: Io): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined = '';
  for (let page = 0; page < MAX_PAGES && cursor !== undefined && !found.length; page++) {
    const parameters = new URLSearchParams({
      repo: sub,
      collection: FOLLOW_COLLECTION,
      limit: '100',
      ...(cursor && { cursor }),
    });
    const answer = readObject(
      await getJson(`${pds}/xrpc/com.atproto.repo.listRecords?${parameters}`, io, AS_KEPT),
      'listRecords',
    );
    for (const { uri, value } of objects(answer.records)) {
      const recordKey = textOr(uri)?.split('/').at(-1);
      if (recordKey && fieldsOf(value).subject === target) found.push(recordKey);
    }
    cursor = textOr(answer.cursor);
  }
  return found;
}

/**
 * A key that sorts by its time.
 * @param at Milliseconds since 1970.
 * @see https://atproto.com/specs/tid
 */
export function newRecordKey(at: number): string {
  const [micros = 0, clock = 0] = crypto.getRandomValues(new Uint16Array(2));
  let value = (BigInt(at) * 1000n + BigInt(micros % 1000)) * 1024n + BigInt(clock % 1024);
  let key = '';
  for (let length = 0; length < 13; length++) {
    key = '234567abcdefghijklmnopqrstuvwxyz'[Number(value % 32n)]! + key;
    value /= 32n;
  }
  return key;
}
