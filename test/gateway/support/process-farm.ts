import { setTimeout as passed } from 'node:timers/promises';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import type { Ask } from './page-key.js';
import { startProcess, type GatewayProcess } from './processes.js';

/** How many stand by, so that one that dies has a successor at once. */
const SPARES = 2;

/** Gateways at work on one database; whichever dies is replaced. */
export class ProcessFarm {
  /** Where those died that did so at a step. */
  readonly deaths: string[] = [];
  /** Rejects when one does not start; never resolves. */
  readonly failed: Promise<never>;
  readonly #config: GatewayConfig;
  readonly #working: GatewayProcess[] = [];
  readonly #spares: Promise<GatewayProcess>[] = [];
  #stopped = false;
  #fail: (error: unknown) => void = () => undefined;

  private constructor(config: GatewayConfig) {
    this.#config = config;
    this.failed = new Promise((_resolve, reject) => {
      this.#fail = reject;
    });
    // Whoever waits for it hears of it; until somebody does, it is no crash of the test.
    this.failed.catch(() => undefined);
  }

  /** @param atOnce How many are at work. */
  static async start(config: GatewayConfig, atOnce: number): Promise<ProcessFarm> {
    const farm = new ProcessFarm(config);
    for (let count = 0; count < SPARES; count += 1) farm.#prepare();
    for (let count = 0; count < atOnce; count += 1) await farm.#replace();
    return farm;
  }

  /** Asks one of those at work; where all have died, one that does not answer. */
  readonly ask: Ask = (path, init) => this.#any().ask(path, init);

  /** One of those at work, as soon as there is one. */
  async alive(): Promise<GatewayProcess> {
    for (;;) {
      const one = this.#any();
      if (one.isAlive()) return one;
      await passed(5);
    }
  }

  #any(): GatewayProcess {
    const alive = this.#working.filter((one) => one.isAlive());
    const some = alive.length > 0 ? alive : this.#working;
    return some[Math.floor(Math.random() * some.length)]!;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const spares = await Promise.allSettled(this.#spares);
    const ready = spares.flatMap((spare) => (spare.status === 'fulfilled' ? [spare.value] : []));
    await Promise.all([...this.#working, ...ready].map((one) => one.stop()));
  }

  async #replace(dead?: GatewayProcess): Promise<void> {
    this.#prepare();
    const next = await this.#spares.shift()!;
    if (dead) this.#working.splice(this.#working.indexOf(dead), 1, next);
    else this.#working.push(next);
    void next.ended.then(() => {
      const place = /^died (.*)$/m.exec(next.log())?.[1];
      if (place !== undefined) this.deaths.push(place);
      if (!this.#stopped) this.#replace(next).catch(this.#fail);
    });
  }

  #prepare(): void {
    const spare = startProcess(this.#config);
    spare.catch(this.#fail);
    this.#spares.push(spare);
  }
}
