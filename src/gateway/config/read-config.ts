import { dirname, resolve } from 'node:path';
import { readConnectors } from '../connectors/read-connectors.js';
import { objects, textOr } from '../../core/read.js';
import { ConfigError } from './config-error.js';
import { readConfigFile, type ConfigFile } from './config-file.js';
import { brokenRules } from './config-rules.js';
import type { DatabaseConfig, GatewayConfig } from './gateway-config.js';

/** Where the values of a configuration come from. */
export interface ConfigSources {
  /** `MAGPIE_SECRET`, `DATABASE_URL`, `MAGPIE_SIGN_IN_{ID}_SECRET`, what `readConnectors` names, `PORT`, `HOST`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the configuration file. @default 'magpie.config.json' */
  readonly configFile?: string | undefined;
  /** Path of the embedded database; goes before what the file says. */
  readonly dataFile?: string | undefined;
}

/** A configuration, and where the server is to listen. */
export interface ReadConfig {
  readonly config: GatewayConfig;
  /** @default '127.0.0.1', which a proxy on the same machine reaches */
  readonly host: string;
  /** 0: any that is free. @default 8787 */
  readonly port: number;
}

const SECRET_LENGTH = 32;
const DEFAULT_PORT = 8_787;
const SIGN_IN_SECRET = /^MAGPIE_SIGN_IN_(.+)_SECRET$/;

/** Reads and checks every value. @throws {ConfigError} With a sentence for each value that is missing or wrong. */
export function readConfig({ env, configFile = 'magpie.config.json', dataFile }: ConfigSources): ReadConfig {
  const { file, problems } = readConfigFile(configFile);
  // What the schema refuses cannot be read any further.
  const connectors = readConnectors(problems.length > 0 ? {} : (file.connectors ?? {}), env);
  const port = env['PORT'] ? Number(env['PORT']) : DEFAULT_PORT;
  const found = [
    ...problems,
    ...brokenRules(file),
    ...secretProblems(env['MAGPIE_SECRET']),
    ...databaseProblems(env['DATABASE_URL'], dataFile),
    ...signInProblems(env, file.signIn),
    ...(problems.length > 0 ? [] : connectors.problems),
    ...(Number.isInteger(port) && port >= 0 && port <= 65_535
      ? []
      : ['PORT is not a port. Expected: a whole number from 0 to 65535.']),
  ];
  if (found.length > 0) throw new ConfigError(found);
  // Complete: the schema has asked for what is required and filled in the rest.
  const { publicUrl, data, signIn, ...rest } = file as ConfigFile;
  return {
    config: {
      name: rest.name,
      connectors: connectors.config,
      openNetworks: rest.openNetworks,
      feeds: rest.feeds,
      sites: rest.sites,
      publishPage: rest.publishPage,
      followLimit: rest.followLimit,
      ticketSeconds: rest.ticketSeconds,
      proxies: rest.proxies,
      rateLimits: rest.rateLimits,
      publicUrl: new URL(publicUrl).origin,
      secret: env['MAGPIE_SECRET'] ?? '',
      database: databaseOf(env['DATABASE_URL'], dataFile ?? resolve(dirname(configFile), data)),
      signIn: signIn.map((provider) => ({ ...provider, clientSecret: env[secretNameOf(provider.id)] || undefined })),
    },
    host: env['HOST'] || '127.0.0.1',
    port,
  };
}

/** Where a provider’s secret is looked for: `login-river` → `MAGPIE_SIGN_IN_LOGIN_RIVER_SECRET`. */
export const secretNameOf = (id: string): string => `MAGPIE_SIGN_IN_${id.toUpperCase().replaceAll('-', '_')}_SECRET`;

function databaseOf(url: string | undefined, file: string): DatabaseConfig {
  return url ? { kind: 'postgres', url } : { kind: 'sqlite', file };
}

function secretProblems(secret: string | undefined): readonly string[] {
  const expected = `Expected: at least ${SECRET_LENGTH} characters that nobody can guess, the same for all processes of this gateway; “openssl rand -base64 32” makes some.`;
  if (!secret) return [`MAGPIE_SECRET is missing in the environment. ${expected}`];
  return secret.length < SECRET_LENGTH ? [`MAGPIE_SECRET is too short. ${expected}`] : [];
}

function databaseProblems(url: string | undefined, dataFile: string | undefined): readonly string[] {
  // SQLite takes it for a database that is gone when it is closed.
  if (dataFile === '') return ['--data is empty. Expected: the file of the embedded database.'];
  if (!url) return [];
  if (dataFile !== undefined) {
    return [
      'DATABASE_URL and --data FILE are both given. Expected: one of them; without DATABASE_URL the database is the file.',
    ];
  }
  const valid = URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol);
  return valid ? [] : ['DATABASE_URL is not of PostgreSQL. Expected: postgres://user:password@host/database.'];
}

function signInProblems(env: ConfigSources['env'], signIn: unknown): readonly string[] {
  // What the schema has refused may hold anything.
  const ids = objects(signIn).flatMap(({ id }) => textOr(id) ?? []);
  const known = new Set(ids.map(secretNameOf));
  return Object.keys(env)
    .filter((name) => SIGN_IN_SECRET.test(name) && !known.has(name))
    .map(
      (name) =>
        `${name} belongs to no provider. Expected: ${[...known].join(' or ') || 'a provider in signIn of the configuration file'}.`,
    );
}
