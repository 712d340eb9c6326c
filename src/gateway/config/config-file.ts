import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import schema from '../config.schema.json';
import type { ConnectorsFile } from '../connectors/read-connectors.js';
import type { FeedsConfig } from '../feeds/feeds-config.js';
import type { OpenNetworksConfig, RateLimits, SignInProvider, SitesConfig } from './gateway-config.js';

/** `magpie.config.json`, with the defaults of its schema filled in. */
export interface ConfigFile {
  readonly publicUrl: string;
  readonly name: string;
  readonly data: string;
  readonly signIn: readonly Omit<SignInProvider, 'clientSecret'>[];
  readonly connectors: ConnectorsFile;
  readonly openNetworks: OpenNetworksConfig;
  readonly feeds: FeedsConfig;
  readonly sites: SitesConfig;
  readonly publishPage: boolean;
  readonly followLimit: number;
  readonly ticketSeconds: number;
  readonly proxies: number;
  readonly rateLimits: RateLimits;
}

/** What could be made of a file: where there are problems, members may be missing or of another type. */
export interface ReadFile {
  readonly file: Partial<ConfigFile>;
  readonly problems: readonly string[];
}

const ajv = new Ajv2020({ allErrors: true, useDefaults: true, verbose: true, strict: false });
formats(ajv);
const validate = ajv.compile(schema);

/** Reads a configuration file. Never throws. */
export function readConfigFile(path: string): ReadFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return {
      file: {},
      problems: [`${path} cannot be read (${reasonOf(error)}): write one, or say where it is with --config FILE.`],
    };
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // JSON.parse quotes what it stumbled over, which may be anything.
    return { file: {}, problems: [`${path} is not JSON: see whether a comma or a quotation mark is missing.`] };
  }
  const problems = validate(content) ? [] : (validate.errors ?? []).flatMap(toSentence);
  const file = typeof content === 'object' && content !== null && !Array.isArray(content) ? content : {};
  return { file: file, problems: [...new Set(problems)] };
}

/** A part of the schema that something was measured by. */
interface SchemaPart {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
}

function toSentence({ keyword, instancePath, params, parentSchema, message = 'is not valid' }: ErrorObject): string[] {
  const where = nameOf(instancePath);
  const { description = '', default: standard, properties = {} } = parentSchema as SchemaPart;
  if (keyword === 'required') {
    const name = String(params['missingProperty']);
    return [`${nameOf(`${instancePath}/${name}`)} is missing. Expected: ${properties[name]?.description ?? ''}`];
  }
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    const hint = /secret|token|password/i.test(name) ? 'Secrets belong in the environment. ' : '';
    return [
      `${nameOf(`${instancePath}/${name}`)} is not known. ${hint}Expected: one of ${Object.keys(properties).join(', ')}.`,
    ];
  }
  // What `anyOf` has tried, one after the other: its own sentence says what was expected.
  if (keyword === 'const' || (instancePath === '/sites/allowed' && keyword === 'type')) return [];
  const fallback = standard === undefined ? '' : ` Default: ${JSON.stringify(standard)}.`;
  return [
    `${where} ${['anyOf', 'pattern'].includes(keyword) ? 'is not valid' : message}. Expected: ${description}${fallback}`,
  ];
}

/** `/signIn/0/issuer` → `signIn[0].issuer`. */
function nameOf(pointer: string): string {
  const name = pointer
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '');
  return name || 'The configuration file';
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
