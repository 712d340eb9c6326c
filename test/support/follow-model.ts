import { expect, waitUntil } from '@open-wc/testing';
import { forget, signIn } from './bluesky-visitor.js';
import { FakeBluesky } from './fake-bluesky.js';
import { openTab, type ModelTab } from './follow-model-tab.js';
import { Wire, type Fate } from './follow-model-wire.js';

/** What happens next. `pick` chooses among what is on its way. */
export type Step =
  | { readonly does: 'click' | 'click twice' | 'open'; readonly tab: number }
  | { readonly does: 'crash'; readonly tab: number; readonly arrives: boolean }
  | { readonly does: 'offline' | 'online' | 'lag' }
  | { readonly does: 'deliver'; readonly pick: number; readonly fate: Fate }
  | { readonly does: 'replay'; readonly pick: number };

/** What happens to a visitor, one thing after the other; then all goes well, and they open the page once more. */
export interface History {
  /** They follow already, by another app. */
  readonly isFollowing: boolean;
  readonly tabs: number;
  /** Which of the requests are held on their way, by turns. */
  readonly held: readonly boolean[];
  readonly steps: readonly Step[];
}

/** Long enough for the slowest machine, where something is still to come. */
const PATIENCE = { interval: 2, timeout: 5_000 };
/** The tab that is opened at the end. */
const LAST = 9;

/** A browser whose visitor has signed in to Bluesky on this site, and the servers. */
export class FollowModel {
  readonly #servers = new FakeBluesky();
  #database: IDBDatabase | undefined;
  #wire = new Wire(this.#servers);
  readonly #tabs = new Map<number, ModelTab>();
  /** What the visitor has clicked for last. `undefined`: they were told since that it has failed. */
  #wants: boolean | undefined;
  #meant = false;
  /** The button said what was when they clicked; the page may not have learnt that yet. */
  #wasSeen = true;
  /** What they had clicked for before. */
  #before = false;
  /** Clicks of which it is not known how they end. */
  readonly #clicks = new Map<object, number>();
  /** As many follows as there ever were at once. */
  #most = 0;

  async signIn(): Promise<void> {
    await forget();
    await signIn(this.#servers);
    const opening = indexedDB.open('magpie-bluesky');
    this.#database = await done(opening);
  }

  async leave(): Promise<void> {
    this.#closeAll();
    localStorage.clear();
    this.#database?.close();
    await forget();
  }

  async play({ isFollowing, tabs, held, steps }: History): Promise<void> {
    await this.#begin(isFollowing);
    let turn = 0;
    this.#wire.holdsNext = () => held[turn++ % held.length] ?? false;
    for (let tab = 0; tab < tabs; tab++) await this.#open(tab);
    for (const step of steps) {
      await this.#quiet();
      await this.#do(step);
    }
    await this.#recover();
    await this.#expectTruth();
    if ((this.#wants ?? this.#meant) !== this.#isShown(LAST)) {
      expect(this.#wants, 'The visitor has not got what they wanted, and was not told.').to.equal(undefined);
      // Who was told that it failed tries again.
      this.#click(LAST);
      await this.#settled();
      await this.#expectTruth();
      expect(this.#isShown(LAST)).to.equal(this.#meant);
    }
    expect(this.#most, 'There were several follows at once.').to.be.lessThan(2);
  }

  async #begin(isFollowing: boolean): Promise<void> {
    const { records, bob, alice } = this.#servers;
    this.#closeAll();
    localStorage.clear();
    // What this browser has followed, but not who the visitor is.
    await done(this.#database!.transaction('follows', 'readwrite').objectStore('follows').clear());
    records.clear();
    if (isFollowing) this.#servers.addFollow(bob, alice);
    this.#servers.isDeaf = false;
    await this.#servers.fetch(`https://public.api.bsky.app/xrpc/app.bsky.graph.getRelationships?actor=${bob.did}`);
    this.#wants = this.#meant = isFollowing;
    this.#clicks.clear();
    this.#most = 0;
    this.#wire = new Wire(this.#servers);
    this.#wire.onServed = () => (this.#most = Math.max(this.#most, this.#follows));
  }

  async #do(step: Step): Promise<void> {
    const wire = this.#wire;
    switch (step.does) {
      case 'click':
        this.#click(step.tab);
        return;
      case 'click twice':
        this.#click(step.tab);
        this.#click(step.tab);
        return;
      case 'open':
        await this.#open(step.tab);
        return;
      case 'crash':
        this.#tabs.get(step.tab)?.crash();
        this.#tabs.delete(step.tab);
        for (const [click, tab] of this.#clicks) if (tab === step.tab) this.#clicks.delete(click);
        await wire.forget(step.tab, step.arrives);
        return;
      case 'offline':
        wire.disconnect();
        this.#tell('offline');
        return;
      case 'online':
        wire.isOffline = false;
        this.#tell('online');
        return;
      case 'lag':
        this.#servers.isDeaf = !this.#servers.isDeaf;
        return;
      case 'deliver': {
        const journey = wire.held[step.pick % wire.held.length];
        if (journey) await wire.deliver(journey, step.fate);
        return;
      }
      case 'replay':
        await wire.replay(step.pick);
        return;
      default:
        step satisfies never;
    }
  }

  async #open(tab: number): Promise<void> {
    if (this.#tabs.has(tab)) return;
    const settings = { fetch: this.#wire.fetchOf(tab), blueskyClient: '/client-metadata.json' };
    this.#tabs.set(tab, await openTab(settings, this.#wire.isOffline, () => (this.#wants = undefined)));
  }

  #click(tab: number): void {
    const shown = this.#tabs.get(tab)?.follow().relationship === 'following';
    const clicked = this.#tabs.get(tab)?.click();
    if (!clicked) return;
    const click = {};
    this.#clicks.set(click, tab);
    if (clicked.isWithdrawn && !this.#wasSeen) {
      // They took back what they would not have clicked: whether it is as before, or as they saw it, both is well.
      this.#wants = undefined;
      this.#meant = this.#before;
    } else {
      if (!clicked.isWithdrawn) {
        this.#wasSeen = shown === this.#meant;
        this.#before = this.#meant;
      }
      this.#wants = this.#meant = clicked.wants;
    }
    clicked.done.then(
      () => this.#clicks.delete(click),
      () => {
        // Of what they have taken back meanwhile, it is no matter that it has failed.
        if (this.#clicks.delete(click) && clicked.wants === this.#meant) this.#wants = undefined;
      },
    );
  }

  /** From now on all goes well, and the visitor opens the page once more. */
  async #recover(): Promise<void> {
    this.#servers.isDeaf = false;
    await this.#wire.recover();
    this.#tell('online');
    await this.#open(LAST);
    await waitUntil(() => this.#wire.verified.has(LAST), 'The page has learnt how the visitor stands.', PATIENCE);
    await this.#settled();
  }

  async #settled(): Promise<void> {
    const isSettled = (): boolean =>
      !this.#clicks.size && !this.#wire.held.length && ![...this.#tabs.values()].some((tab) => tab.follow().since);
    do {
      await waitUntil(isSettled, 'Everything is done.', PATIENCE);
      await this.#quiet();
    } while (!isSettled());
  }

  /** Nothing goes on any more, but for what is on its way. */
  async #quiet(): Promise<void> {
    let before: number;
    do {
      before = this.#wire.events;
      await this.#breathe();
      await this.#breathe();
    } while (before !== this.#wire.events);
  }

  /** Gives way to what pages do: to locks, to keys, and to the database, which answers in its order. */
  async #breathe(): Promise<void> {
    await navigator.locks.request('follow-model', () => {});
    await done(this.#database!.transaction('follows').objectStore('follows').count());
  }

  get #follows(): number {
    const { bob, alice } = this.#servers;
    return this.#servers.followsOf(bob, alice).length;
  }

  #isShown(tab: number): boolean {
    return this.#tabs.get(tab)!.follow().relationship === 'following';
  }

  async #expectTruth(): Promise<void> {
    const truth = this.#follows ? { relationship: 'following' } : {};
    const shown = (): object[] => [...this.#tabs.values()].map((tab) => ({ ...tab.follow() }));
    // Browsers take their time to tell a tab what another one has kept.
    const isTrue = (): boolean => shown().every((follow) => JSON.stringify(follow) === JSON.stringify(truth));
    await waitUntil(isTrue, '', PATIENCE).catch(() => {});
    await this.#quiet();
    expect(shown(), 'The buttons say what is.').to.deep.equal(shown().map(() => truth));
  }

  #tell(type: 'online' | 'offline'): void {
    for (const tab of this.#tabs.values()) tab.dispatch(type);
  }

  #closeAll(): void {
    for (const tab of this.#tabs.values()) tab.crash();
    this.#tabs.clear();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
}
