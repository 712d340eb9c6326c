import type { Connector, ConnectorSignIn, SignedIn } from '../../../src/gateway/connectors/connector.js';
import { qq } from '../../../src/gateway/connectors/qq/qq.js';
import type { QqAccountConfig } from '../../../src/gateway/connectors/qq/qq-config.js';
import { fakeQq, type FakeQq, type FakeQqOptions } from '../../support/fake-qq.mjs';
import { connectorWorld, type World } from './connector-world.js';

export const RIVER_ON_QQ = 'qq:river';
export const attempt = {
  redirectUri: 'https://gateway.example/sign-in/qq/callback',
  state: 'a state of a hundred and twenty-eight bits',
  nonce: 'not used',
  codeVerifier: 'not used',
};

/** One account with its platform. */
export interface QqScene {
  readonly platform: FakeQq;
  readonly connector: Connector;
  readonly world: World;
  readonly signIn: ConnectorSignIn;
  /** Signs in; `spoil` changes what comes back. */
  readonly finish: (spoil?: (query: URLSearchParams) => void, redirectUri?: string) => Promise<SignedIn>;
}

export function qqScene(options: FakeQqOptions = {}, account: Partial<QqAccountConfig> = {}): QqScene {
  const world = connectorWorld();
  const platform = fakeQq({ now: world.io.now, ...options });
  const config = {
    id: 'river',
    name: '河流',
    url: 'https://river.example/qq',
    connect: platform.app,
    follows: 'magpie:river',
    ...account,
  };
  const connector = qq({ accounts: [config] }, { ...world.io, fetch: (url, init) => platform.fetch(url, init) });
  const signIn = connector.signIn!(RIVER_ON_QQ)!;
  return {
    platform,
    connector,
    world,
    signIn,
    async finish(spoil = () => undefined, redirectUri = attempt.redirectUri) {
      const back = new URL(await platform.phone.signIn(signIn.begin(attempt), '小河'));
      spoil(back.searchParams);
      return signIn.finish(back.searchParams, { ...attempt, redirectUri });
    },
  };
}

export const ticketOf = ({ world }: QqScene) => ({ id: 'T1', expiresAt: world.clock.now + 300_000 });
