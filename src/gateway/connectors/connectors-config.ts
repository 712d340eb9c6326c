import type { LineConfig } from './line/line-config.js';
import type { QqConfig } from './qq/qq-config.js';
import type { WechatConfig } from './wechat/wechat-config.js';

/** The platforms that a gateway is connected to; a platform left out is not asked anything. */
export interface ConnectorsConfig {
  readonly wechat?: WechatConfig | undefined;
  readonly qq?: QqConfig | undefined;
  readonly line?: LineConfig | undefined;
}

/** What of it must be seen by nobody. */
export function connectorSecrets({ wechat, qq, line }: ConnectorsConfig): readonly string[] {
  const secrets = [
    ...(wechat?.accounts ?? []).flatMap(({ api, webhook }) => [
      api?.appSecret,
      webhook?.token,
      webhook?.encodingAesKey,
    ]),
    ...(qq?.accounts ?? []).map(({ connect }) => connect?.appKey),
    ...(line?.accounts ?? []).flatMap(({ messaging, login }) => [
      messaging?.channelSecret,
      messaging?.accessToken,
      login?.channelSecret,
    ]),
  ];
  return secrets.filter((secret) => secret !== undefined);
}
