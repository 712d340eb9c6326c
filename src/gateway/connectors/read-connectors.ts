import type { ConnectorsConfig } from './connectors-config.js';
import { configProblems } from './config-problems.js';
import type { LineAccountConfig, LineConfig, LineLoginConfig, LineMessagingConfig } from './line/line-config.js';
import type { QqAccountConfig, QqConfig, QqConnectConfig } from './qq/qq-config.js';
import type {
  WechatAccountConfig,
  WechatApiConfig,
  WechatConfig,
  WechatWebhookConfig,
} from './wechat/wechat-config.js';

/** The connectors as the configuration file has them: all but the secrets, which come from the environment. */
export interface ConnectorsFile {
  readonly wechat?: Accounts<WechatConfig, WechatFileAccount> | undefined;
  readonly qq?: Accounts<QqConfig, QqFileAccount> | undefined;
  readonly line?: Accounts<LineConfig, LineFileAccount> | undefined;
}

type Accounts<Config, Account> = Omit<Config, 'accounts'> & { readonly accounts: readonly Account[] };

interface WechatFileAccount extends Omit<WechatAccountConfig, 'api' | 'webhook'> {
  readonly api?: Omit<WechatApiConfig, 'appSecret'> | undefined;
  readonly webhook?: Omit<WechatWebhookConfig, 'token' | 'encodingAesKey'> | undefined;
}

interface QqFileAccount extends Omit<QqAccountConfig, 'connect'> {
  readonly connect?: Omit<QqConnectConfig, 'appKey'> | undefined;
}

interface LineFileAccount extends Omit<LineAccountConfig, 'messaging' | 'login'> {
  readonly messaging?: Omit<LineMessagingConfig, 'channelSecret' | 'accessToken'> | undefined;
  readonly login?: Omit<LineLoginConfig, 'channelSecret'> | undefined;
}

const SECRET = /^MAGPIE_(?:WECHAT|QQ|LINE)_/;

/**
 * Puts the secrets in. `MAGPIE_WECHAT_{ID}_APP_SECRET`, `_TOKEN` and `_AES_KEY`; `MAGPIE_QQ_{ID}_APP_KEY`;
 * `MAGPIE_LINE_{ID}_CHANNEL_SECRET`, `_ACCESS_TOKEN` and `_LOGIN_SECRET`. The id is in capitals, without `@`, with `_` for
 * whatever is no letter or digit.
 * @param file As its schema wants it.
 * @returns With a sentence for each value that is missing or wrong.
 */
export function readConnectors(
  { wechat, qq, line }: ConnectorsFile,
  env: Readonly<Record<string, string | undefined>>,
): { readonly config: ConnectorsConfig; readonly problems: readonly string[] } {
  const missing: string[] = [];
  const shared = new Set<string>();
  /** Whose secret each name is of. */
  const known = new Map<string, string>();
  const optional = (network: string, id: string, secret: string): string | undefined => {
    const name = `MAGPIE_${network}_${id.replace(/^@/, '').replace(/[^A-Za-z0-9]/g, '_')}_${secret}`.toUpperCase();
    const account = `${network.toLowerCase()}:${id}`;
    if ((known.get(name) ?? account) !== account) shared.add(`${known.get(name)} and ${account}`);
    known.set(name, account);
    return env[name] || undefined;
  };
  const needed = (network: string, id: string, secret: string, where: string): string => {
    const value = optional(network, id, secret);
    if (value === undefined)
      missing.push(`${[...known.keys()].at(-1)} is missing in the environment. Expected: ${where}.`);
    return value ?? '';
  };
  const config: ConnectorsConfig = {
    ...(wechat && {
      wechat: {
        ...wechat,
        accounts: wechat.accounts.map((account) => ({
          ...account,
          api: account.api && {
            ...account.api,
            appSecret: needed('WECHAT', account.id, 'APP_SECRET', 'the AppSecret of the account’s console'),
          },
          webhook: account.webhook && {
            ...account.webhook,
            token: needed(
              'WECHAT',
              account.id,
              'TOKEN',
              'the Token of the account’s console, 3 to 32 letters and digits',
            ),
            encodingAesKey: optional('WECHAT', account.id, 'AES_KEY'),
          },
        })),
      },
    }),
    ...(qq && {
      qq: {
        ...qq,
        accounts: qq.accounts.map((account) => ({
          ...account,
          connect: account.connect && {
            ...account.connect,
            appKey: needed('QQ', account.id, 'APP_KEY', 'the APP Key of QQ 互联'),
          },
        })),
      },
    }),
    ...(line && {
      line: {
        ...line,
        accounts: line.accounts.map((account) => ({
          ...account,
          messaging: account.messaging && {
            ...account.messaging,
            channelSecret: needed(
              'LINE',
              account.id,
              'CHANNEL_SECRET',
              'the channel secret of the Messaging API channel',
            ),
            accessToken: optional('LINE', account.id, 'ACCESS_TOKEN'),
          },
          login: account.login && {
            ...account.login,
            channelSecret: needed('LINE', account.id, 'LOGIN_SECRET', 'the channel secret of the LINE Login channel'),
          },
        })),
      },
    }),
  };
  const superfluous = Object.keys(env).filter((name) => SECRET.test(name) && !known.has(name));
  return {
    config,
    problems: [
      ...missing,
      ...[...shared].map(
        (accounts) =>
          `The secrets of ${accounts} have the same names in the environment. Expected: ids that differ in letters and digits, not in capitals or signs alone.`,
      ),
      ...superfluous.map(
        (name) =>
          `${name} belongs to no account. Expected: ${[...known.keys()].join(' or ') || 'an account in the configuration file'}.`,
      ),
      // What is missing would be found wrong once more.
      ...(missing.length > 0 ? [] : configProblems(config)),
    ],
  };
}
