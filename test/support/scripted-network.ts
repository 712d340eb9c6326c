import type { Following, FollowTicket } from '../../src/core/following.js';
import type { AccountRef } from '../../src/core/model.js';
import type { Network } from '../../src/core/network.js';
import { openSession } from '../../src/stores/session.js';
import { httpNetwork, refOf } from './http-network.js';

type Outcomes = { readonly [Method in keyof Following]?: Following[Method] };

/** What was asked of a following, in its order. */
export interface ScriptedNetwork {
  readonly id: string;
  /** As of another page's copy of it. */
  readonly following: NonNullable<Network['following']>;
  readonly ref: AccountRef;
  readonly asked: (readonly [keyof Following, ...unknown[]])[];
  /** The page's settings, as it was handed them. */
  readonly settings: unknown[];
  /** What it answers from now on; what is not named, fails the test. */
  does: Outcomes;
}

let made = 0;

/** A network of the test's own, whose following does what the test says. */
export function scriptedNetwork(does: Outcomes = {}): ScriptedNetwork {
  const id = `scripted-${++made}`;
  const asked: ScriptedNetwork['asked'] = [];
  const answer =
    <Method extends keyof Following>(method: Method) =>
    (...given: unknown[]): never => {
      asked.push([method, ...given]);
      const act = network.does[method] as ((...given: unknown[]) => never) | undefined;
      if (!act) throw new Error(`Nobody expects ${method}.`);
      return act(...given);
    };
  const following = {
    begin: answer('begin'),
    watch: answer('watch'),
    unfollow: answer('unfollow'),
    relationships: answer('relationships'),
  } as Following;
  const load: ScriptedNetwork['following'] = async (settings) => {
    network.settings.push(settings);
    return following;
  };
  httpNetwork({ id, following: load });
  const network: ScriptedNetwork = { id, following: load, ref: refOf(`${id}:river`), asked, does, settings: [] };
  return network;
}

/** The visitor has followed there before, by one click. */
export function withSession(network: ScriptedNetwork, oneClick = true): ScriptedNetwork {
  openSession(network.ref, oneClick);
  return network;
}

export const ticket: FollowTicket = {
  approveUrl: 'https://home.example/approve',
  qrText: undefined,
  expiresAt: Date.now() + 600_000,
  data: { id: 'one' },
};
