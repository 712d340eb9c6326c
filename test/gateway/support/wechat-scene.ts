import assert from 'node:assert/strict';
import type { Connector } from '../../../src/gateway/connectors/connector.js';
import { wechat } from '../../../src/gateway/connectors/wechat/wechat.js';
import type { WechatAccountConfig } from '../../../src/gateway/connectors/wechat/wechat-config.js';
import { fakeWechat, type FakeWechat, type FakeWechatOptions } from '../../support/fake-wechat.mjs';
import { calling, connectorWorld, hearing, pausing, type Heard, type World } from './connector-world.js';

export const RIVER = 'wechat:river';

/** One account with its platform. */
export interface WechatScene {
  readonly platform: FakeWechat;
  readonly connector: Connector;
  readonly heard: Heard;
  readonly world: World;
  /** Calls the webhook as anybody could. */
  readonly call: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** A ticket with five minutes to live. */
  readonly ticket: (id: string) => { readonly id: string; readonly expiresAt: number };
}

export interface WechatSceneOptions {
  readonly platform?: FakeWechatOptions;
  /** Changes the account of the configuration. */
  readonly account?: (account: WechatAccountConfig) => WechatAccountConfig;
  readonly heard?: Heard;
  /** Of another scene, to be a second process of its gateway. */
  readonly beside?: WechatScene;
}

export function wechatScene({
  platform: options,
  account = (same) => same,
  beside,
  heard = hearing(),
}: WechatSceneOptions = {}): WechatScene {
  const world = beside ? besideOf(beside.world) : connectorWorld();
  const deliver = calling(() => connector, RIVER, heard);
  const platform = beside?.platform ?? fakeWechat({ now: world.io.now, deliver, ...options });
  const { appId, appSecret, token, encodingAesKey, originalId } = platform.account;
  const config = account({
    id: 'river',
    name: 'River',
    url: 'https://river.example/wechat',
    originalId,
    api: { appId, appSecret },
    webhook: { token, ...(options?.mode === 'plain' ? {} : { encodingAesKey }) },
  });
  const connector = wechat({ accounts: [config] }, { ...world.io, fetch: (url, init) => platform.fetch(url, init) });
  return {
    platform,
    connector,
    heard,
    world,
    call: (url, init) => deliver(String(url), init ?? {}),
    ticket: (id) => ({ id, expiresAt: world.clock.now + 300_000 }),
  };
}

/** A follow by a code of the gateway, as the platform tells it. */
export const subscribe = {
  ToUserName: 'gh_fake00000001',
  FromUserName: 'oMay',
  CreateTime: 1_790_827_200,
  MsgType: 'event',
  Event: 'subscribe',
  EventKey: 'qrscene_magpie_T1',
};

/** Nothing has happened, and the caller has learned nothing. */
export async function assertRefused(response: Response, { heard }: WechatScene, status = 403): Promise<void> {
  assert.equal(response.status, status);
  assert.equal(await response.text(), '');
  assert.deepEqual([...heard.followed, ...heard.unfollowed], []);
}

/** The same clock and the same store. */
function besideOf({ io, clock }: World): World {
  const world = connectorWorld();
  const now = (): number => clock.now;
  return {
    ...world,
    clock,
    io: { ...world.io, now, pause: pausing(clock), store: io.store },
  };
}
