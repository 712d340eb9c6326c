import type { Connector } from '../../../src/gateway/connectors/connector.js';
import type { ConnectorIo } from '../../../src/gateway/connectors/connector-io.js';
import { line } from '../../../src/gateway/connectors/line/line.js';
import type { LineAccountConfig } from '../../../src/gateway/connectors/line/line-config.js';
import { fakeLine, type FakeLine, type FakeLineOptions } from '../../support/fake-line.mjs';
import { calling, connectorWorld, hearing, type Heard, type World } from './connector-world.js';

export const RIVER_ON_LINE = 'line:@river';

/** One account with its platform. */
export interface LineScene {
  readonly platform: FakeLine;
  readonly connector: Connector;
  readonly heard: Heard;
  readonly world: World;
}

export interface LineSceneOptions {
  readonly platform?: FakeLineOptions;
  /** Changes the account of the configuration. */
  readonly account?: (account: LineAccountConfig) => LineAccountConfig;
  readonly heard?: Heard;
  readonly io?: Partial<ConnectorIo>;
}

export function lineScene({
  platform: options,
  account = (same) => same,
  heard = hearing(),
  io = {},
}: LineSceneOptions = {}): LineScene {
  const world = connectorWorld();
  const deliver = calling(() => connector, RIVER_ON_LINE, heard);
  const platform = fakeLine({ now: world.io.now, deliver, ...options });
  const { messaging, login } = platform.account;
  const connector = line(
    { accounts: [account({ id: '@river', messaging, login })] },
    { ...world.io, fetch: (url, init) => platform.fetch(url, init), ...io },
  );
  return { platform, connector, heard, world };
}
