import { FOLLOW_COLLECTION } from '../../../core/bluesky-follow.js';
import { fieldsOf, objects, textOr } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import { followsAmong } from './app-view.js';
import type { BlueskyIo } from './bluesky-io.js';
import { loadJson } from './load-json.js';
import { recordKeyOf } from './record-key.js';
import { callRepo, type Session } from './session.js';

/** Where the AppView does not say which record it is: of the newest ones, 100 a page. */
const MAX_PAGES = 20;

/**
 * Follows an account, unless the visitor does already.
 * @param target DID.
 * @throws {OpenNetworkError} signed-out; any other.
 */
export async function follow(target: string, session: Session, io: BlueskyIo): Promise<void> {
  const known = await knownTo(target, session, io);
  if (known !== undefined && (await subjectOf(known, session, io)) === target) return;
  const recordKey = recordKeyOf(session.sub, target);
  const record = { $type: FOLLOW_COLLECTION, subject: target, createdAt: new Date(io.now()).toISOString() };
  const body = { repo: session.sub, collection: FOLLOW_COLLECTION, rkey: recordKey, record };
  try {
    await callRepo('createRecord', body, session, io);
  } catch (error) {
    // It may have been done, now or before, and the answer lost.
    const isMade = (await subjectOf(recordKey, session, io).catch(() => undefined)) === target;
    if (!isMade) throw error;
  }
}

/**
 * Follows an account no more.
 * @param target DID.
 * @throws {OpenNetworkError} signed-out; any other.
 */
export async function unfollow(target: string, session: Session, io: BlueskyIo): Promise<void> {
  const known = [recordKeyOf(session.sub, target), await knownTo(target, session, io)];
  const named = new Set(known.filter((key) => key !== undefined));
  const sound: string[] = [];
  for (const key of named) if ((await subjectOf(key, session, io)) === target) sound.push(key);
  for (const recordKey of sound.length > 0 ? sound : await search(target, session, io)) {
    await callRepo('deleteRecord', { repo: session.sub, collection: FOLLOW_COLLECTION, rkey: recordKey }, session, io);
  }
}

/** The key of the visitor's follow of an account, as far as the AppView knows; it hears of each later, and may be down. */
async function knownTo(target: string, { sub }: Session, io: BlueskyIo): Promise<string | undefined> {
  const follows = await followsAmong(sub, [target], io).catch((error: unknown) => {
    if (error instanceof OpenNetworkError) return undefined;
    throw error;
  });
  const uri = follows?.get(target) ?? '';
  const start = `at://${sub}/${FOLLOW_COLLECTION}/`;
  return uri.startsWith(start) ? uri.slice(start.length) : undefined;
}

/** Whom a record follows, by the server that keeps it. `undefined`: there is no such record. */
async function subjectOf(recordKey: string, { pds, sub }: Session, io: BlueskyIo): Promise<unknown> {
  const search = new URLSearchParams({ repo: sub, collection: FOLLOW_COLLECTION, rkey: recordKey });
  try {
    const answer = await loadJson(`${pds}/xrpc/com.atproto.repo.getRecord?${search}`, io);
    return fieldsOf(answer.value).subject;
  } catch (error) {
    if (error instanceof OpenNetworkError && error.code === 'not-found') return undefined;
    throw error;
  }
}

async function search(target: string, { pds, sub }: Session, io: BlueskyIo): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined = '';
  for (let page = 0; page < MAX_PAGES && cursor !== undefined && found.length === 0; page += 1) {
    const parameters = new URLSearchParams({ repo: sub, collection: FOLLOW_COLLECTION, limit: '100' });
    if (cursor) parameters.set('cursor', cursor);
    const answer = await loadJson(`${pds}/xrpc/com.atproto.repo.listRecords?${parameters}`, io);
    for (const { uri, value } of objects(answer.records)) {
      const recordKey = String(uri).split('/').at(-1);
      if (recordKey && fieldsOf(value).subject === target) found.push(recordKey);
    }
    cursor = textOr(answer.cursor);
  }
  return found;
}
