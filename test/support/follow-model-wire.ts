import type { FakeBluesky } from './fake-bluesky.js';

/** What can happen to a request on its way; `served`: done there, and its answer still to come. */
export type Fate = 'answered' | 'served' | 'lost' | 'answer lost' | 'doubled';

/** A request that is on its way, or its answer. */
interface Journey {
  readonly tab: number;
  readonly url: string;
  readonly init: RequestInit;
  readonly resolve: (response: Response) => void;
  readonly fail: () => void;
  response?: Promise<Response>;
}

/**
 * The network between tabs and servers: it delivers in whichever order, twice, late, or not at all. What it delivers, the
 * servers do at once. What a tab has sent dies with it, or has just arrived.
 */
export class Wire {
  readonly held: Journey[] = [];
  isOffline = false;
  /** Counts what happens. */
  events = 0;
  /** Tabs that have been told how the visitor stands to the account. */
  readonly verified = new Set<number>();
  /** Whether the next request is held; otherwise it is answered as fast as can be. */
  holdsNext: () => boolean = () => false;
  /** Called when the servers have done something. */
  onServed: () => void = () => {};
  readonly #servers: FakeBluesky;
  readonly #sent: Pick<Journey, 'url' | 'init'>[] = [];

  constructor(servers: FakeBluesky) {
    this.#servers = servers;
  }

  fetchOf(tab: number): (url: string, init?: RequestInit) => Promise<Response> {
    return (url, init = {}) => {
      this.events++;
      return new Promise((resolve, reject) => {
        const journey: Journey = {
          tab,
          url,
          init: { ...init, signal: null },
          resolve,
          fail: () => reject(new TypeError('Failed to fetch')),
        };
        init.signal?.addEventListener('abort', () => {
          this.#drop(journey);
          reject(init.signal!.reason as Error);
        });
        if (this.isOffline) {
          journey.fail();
          return;
        }
        if (init.method === 'POST') this.#sent.push(journey);
        this.held.push(journey);
        if (!this.holdsNext()) void this.deliver(journey, 'answered');
      });
    };
  }

  async deliver(journey: Journey, fate: Fate): Promise<void> {
    this.events++;
    if (fate === 'lost') {
      this.#drop(journey);
      journey.fail();
      return;
    }
    journey.response ??= this.#serve(journey);
    const response = await journey.response;
    if (fate === 'doubled') await this.#serve(journey);
    if (fate === 'served' || !this.held.includes(journey)) return;
    this.#drop(journey);
    this.events++;
    if (fate === 'answer lost') journey.fail();
    else journey.resolve(response.clone());
    if (fate !== 'answer lost' && journey.url.includes('getRelationships')) this.verified.add(journey.tab);
  }

  /** An old request comes once more. */
  async replay(pick: number): Promise<void> {
    const sent = this.#sent[pick % this.#sent.length];
    if (sent) await this.#serve(sent);
  }

  /** Nothing gets through, and nothing comes back. */
  disconnect(): void {
    this.isOffline = true;
    for (const { fail } of this.held.splice(0)) fail();
  }

  /** A tab is gone. @param arrives Whether what it has just sent has arrived all the same. */
  async forget(tab: number, arrives: boolean): Promise<void> {
    for (const journey of this.held.filter((one) => one.tab === tab)) {
      this.#drop(journey);
      if (arrives) await (journey.response ??= this.#serve(journey));
    }
  }

  /** From now on, all goes well. */
  async recover(): Promise<void> {
    this.isOffline = false;
    this.holdsNext = () => false;
    await Promise.all(this.held.map((journey) => this.deliver(journey, 'answered')));
  }

  async #serve({ url, init }: Pick<Journey, 'url' | 'init'>): Promise<Response> {
    const response = await this.#servers.fetch(url, init);
    this.onServed();
    return response;
  }

  #drop(journey: Journey): void {
    const at = this.held.indexOf(journey);
    if (at >= 0) this.held.splice(at, 1);
  }
}
