import { expect } from '@open-wc/testing';
import type { FollowTicket, FollowRequest } from '../../src/core/following.js';
import type { Io } from '../../src/core/network.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { finishBluesky } from '../../src/networks/bluesky/follow/finish.js';
import { following } from '../../src/networks/bluesky/follow/following.js';
import type { Page } from '../../src/networks/bluesky/follow/page.js';
import type { FakeBluesky } from './fake-bluesky.js';

export const alice = bluesky.parse('bluesky:alice.example')!;

/** The page that an answer comes to, and what became of it. */
export interface FakePage extends Page {
  readonly done: string[];
}

export function pageAt(url: string): FakePage {
  const done: string[] = [];
  return {
    url,
    done,
    rename: (to) => void done.push(`renamed ${to}`),
    go: (to) => void done.push(`went to ${to}`),
    close: () => void done.push('closed'),
  };
}

export const ioOf = ({ fetch }: FakeBluesky, signal = new AbortController().signal): Io => ({
  fetch,
  signal,
  settings: {},
});

/** Nothing is known of the visitor. */
export async function forget(): Promise<void> {
  const deleting = indexedDB.deleteDatabase('magpie-bluesky');
  await new Promise((resolve, reject) => {
    deleting.onsuccess = resolve;
    deleting.onerror = reject;
  });
}

export function requestOf(parts: Partial<FollowRequest> = {}): FollowRequest {
  return { language: 'en', returnUrl: undefined, ...parts };
}

/** Takes the follow back, with the home that was typed before. */
export function unfollow(network: FakeBluesky, home?: string): ReturnType<typeof following.unfollow> {
  return following.unfollow(alice, requestOf({ home }), ioOf(network));
}

/** Clicks on the button of an account. */
export function click(
  network: FakeBluesky,
  { returnUrl, ref = alice, ...rest }: { home?: string | undefined; returnUrl?: string; ref?: typeof alice } = {},
): ReturnType<typeof following.begin> {
  return following.begin(ref, requestOf({ home: 'bob.example', ...rest, returnUrl }), ioOf(network));
}

/** Clicks, and is to go on at their server. */
export async function begin(
  network: FakeBluesky,
  options?: Parameters<typeof click>[1],
): Promise<FollowTicket & { readonly approveUrl: string }> {
  const begun = await click(network, options);
  if (!('ticket' in begun) || !begun.ticket.approveUrl) throw new Error('There is nothing to approve.');
  return { ...begun.ticket, approveUrl: begun.ticket.approveUrl };
}

/** Comes back with an answer, to the page that it is for. */
export function comeBack(
  network: FakeBluesky,
  answer: URLSearchParams,
  page: Page = pageAt(`${location.origin}/#${answer}`),
): ReturnType<typeof finishBluesky> {
  return finishBluesky(answer, ioOf(network), page);
}

/** Clicks, approves and comes back. */
export async function signIn(network: FakeBluesky, options?: Parameters<typeof click>[1]): Promise<FollowTicket> {
  const ticket = await begin(network, options);
  const end = await comeBack(network, network.approve(ticket.approveUrl));
  if (end?.state !== 'following') throw new Error(`It has ended so: ${JSON.stringify(end)}`);
  return ticket;
}

/** Nothing has been followed, and no token is left. */
export function expectNothingDone(network: FakeBluesky): void {
  expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
  expect(network.grants).to.deep.equal([]);
}

/** Changes the entry that a store keeps. */
export async function changeKept(
  name: 'attempts' | 'sessions' | 'follows',
  to: (kept: object) => object,
): Promise<void> {
  const opening = indexedDB.open('magpie-bluesky', 1);
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const store = opening.result.transaction(name, 'readwrite').objectStore(name);
  const finding = store.openCursor();
  await new Promise((resolve) => (finding.onsuccess = resolve));
  const changing = finding.result!.update(to(finding.result!.value as object));
  await new Promise((resolve) => (changing.onsuccess = resolve));
  opening.result.close();
}

/** What a session is made of is out of date. */
export function age(parts: object): Promise<void> {
  return changeKept('sessions', (session) => ({ ...session, ...parts }));
}
