import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ConfigError } from '../../src/gateway/config/config-error.js';
import { readConfig, type ReadConfig } from '../../src/gateway/config/read-config.js';
import schema from '../../src/gateway/config.schema.json';

const folder = mkdtempSync(join(tmpdir(), 'magpie-config-'));
after(() => rmSync(folder, { recursive: true }));

const SECRET = 'canary-of-the-tests-with-32-characters';
const smallest = { publicUrl: 'https://follow.river.example' };
const provider = { id: 'login', label: 'Login', issuer: 'https://login.example', clientId: 'magpie' };

let files = 0;
function fileWith(content: unknown): string {
  const path = join(folder, `${(files += 1)}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Given {
  readonly file?: unknown;
  readonly env?: Record<string, string>;
  readonly dataFile?: string;
}

function read({ file = smallest, env = {}, dataFile }: Given): ReadConfig {
  return readConfig({ env: { MAGPIE_SECRET: SECRET, ...env }, configFile: fileWith(file), dataFile });
}

function problemsOf(given: Given): readonly string[] {
  try {
    read(given);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    assert.ok(!error.message.includes('canary'), error.message);
    return error.problems;
  }
  return [];
}

describe('a configuration', () => {
  it('needs an address and a secret, and has defaults for everything else', () => {
    assert.deepEqual(read({ dataFile: '/data/river.db' }), {
      host: '127.0.0.1',
      port: 8787,
      config: {
        publicUrl: 'https://follow.river.example',
        name: 'Magpie',
        secret: SECRET,
        database: { kind: 'sqlite', file: '/data/river.db' },
        signIn: [],
        connectors: {},
        openNetworks: { bluesky: true, mastodon: true },
        feeds: { allowed: [] },
        sites: { allowed: 'all', oneClick: [] },
        publishPage: true,
        followLimit: 5000,
        ticketSeconds: 300,
        proxies: 0,
        rateLimits: { reading: 600, publishing: 120, following: 60 },
      },
    });
  });

  it('takes a part of a group of values, and keeps the defaults of the others', () => {
    const { config } = read({
      file: { ...smallest, rateLimits: { reading: 5 }, sites: { oneClick: ['https://a.example'] } },
    });
    assert.deepEqual(config.rateLimits, { reading: 5, publishing: 120, following: 60 });
    assert.deepEqual(config.sites, { allowed: 'all', oneClick: ['https://a.example'] });
  });

  it('takes a client secret from the environment, under the provider’s id', () => {
    const file = { ...smallest, signIn: [{ ...provider, id: 'my-login' }, provider] };
    const { config } = read({ file, env: { MAGPIE_SIGN_IN_MY_LOGIN_SECRET: 'canary-of-a-client' } });
    assert.deepEqual(
      config.signIn.map(({ id, clientSecret, scope }) => [id, clientSecret, scope]),
      [
        ['my-login', 'canary-of-a-client', 'openid profile'],
        ['login', undefined, 'openid profile'],
      ],
    );
  });

  it('keeps the embedded database beside the file that names it', () => {
    assert.deepEqual(read({}).config.database, { kind: 'sqlite', file: join(folder, 'magpie.db') });
    assert.deepEqual(read({ file: { ...smallest, data: 'sub/x.db' } }).config.database, {
      kind: 'sqlite',
      file: join(folder, 'sub/x.db'),
    });
  });

  it('takes PostgreSQL, a port and a host from the environment', () => {
    const url = 'postgres://river:canary@db.example/magpie';
    const { config, host, port } = read({ env: { DATABASE_URL: url, PORT: '0', HOST: '::' } });
    assert.deepEqual([config.database, host, port], [{ kind: 'postgres', url }, '::', 0]);
  });

  it('takes the slash away that addresses end with', () => {
    assert.equal(read({ file: { publicUrl: 'http://localhost:8787/' } }).config.publicUrl, 'http://localhost:8787');
  });

  it('may name its schema', () => {
    assert.deepEqual(problemsOf({ file: { ...smallest, $schema: './config.schema.json' } }), []);
  });
});

const cases: readonly (readonly [what: string, given: Given, ...expected: readonly RegExp[]])[] = [
  ['no address', { file: {} }, /^publicUrl is missing\. Expected: Where visitors/],
  [
    'an address that is none',
    { file: { publicUrl: 'follow.river.example' } },
    /^publicUrl must match format "uri"\. Expected: Where/,
  ],
  ['an address that is a number', { file: { publicUrl: 5 } }, /^publicUrl must be string\./],
  [
    'an address with a path',
    { file: { publicUrl: 'https://river.example/follow' } },
    /^publicUrl says too much\..*cannot stand under a path/,
  ],
  ['an address with a password', { file: { publicUrl: 'https://a:canary@river.example' } }, /^publicUrl says too much/],
  [
    'http elsewhere',
    { file: { publicUrl: 'http://river.example' } },
    /^publicUrl is not secure\. Expected: an https address/,
  ],
  [
    'http on a machine that only sounds like this one',
    { file: { publicUrl: 'http://localhost.example' } },
    /^publicUrl is not secure/,
  ],
  [
    'a name that is empty',
    { file: { ...smallest, name: '' } },
    /^name must NOT have fewer than 1 characters\..*Default: "Magpie"/,
  ],
  [
    'a key that nobody knows',
    { file: { ...smallest, pulbicUrl: 'canary' } },
    /^pulbicUrl is not known\. Expected: one of \$schema, publicUrl,/,
  ],
  [
    'a secret in the file',
    { file: { ...smallest, secret: 'canary' } },
    /^secret is not known\. Secrets belong in the environment\./,
  ],
  [
    'a client secret in the file',
    { file: { ...smallest, signIn: [{ ...provider, clientSecret: 'canary' }] } },
    /^signIn\[0\]\.clientSecret is not known\. Secrets belong/,
  ],
  [
    'a provider without an issuer',
    { file: { ...smallest, signIn: [{ id: 'a', label: 'A', clientId: 'c' }] } },
    /^signIn\[0\]\.issuer is missing\. Expected: The issuer/,
  ],
  [
    'a provider’s id with capitals',
    { file: { ...smallest, signIn: [{ ...provider, id: 'Login' }] } },
    /^signIn\[0\]\.id is not valid\. Expected: Lower-case/,
  ],
  [
    'an issuer by http',
    { file: { ...smallest, signIn: [{ ...provider, issuer: 'http://login.example' }] } },
    /^signIn\[0\]\.issuer is not secure/,
  ],
  [
    'two providers of one id',
    { file: { ...smallest, signIn: [provider, provider] } },
    /^signIn has the id “login” more than once/,
  ],
  [
    'a scope without openid',
    { file: { ...smallest, signIn: [{ ...provider, scope: 'profile' }] } },
    /^signIn\[0\]\.scope is not valid\..*with openid/,
  ],
  [
    'a client secret of nobody',
    { env: { MAGPIE_SIGN_IN_LOGNI_SECRET: 'canary' } },
    /^MAGPIE_SIGN_IN_LOGNI_SECRET belongs to no provider/,
  ],
  [
    'sites that are neither all nor a list',
    { file: { ...smallest, sites: { allowed: 'some' } } },
    /^sites\.allowed is not valid\. Expected: Which origins may ask to follow: "all"/,
  ],
  [
    'a site with a path',
    { file: { ...smallest, sites: { allowed: ['https://a.example/'] } } },
    /^sites\.allowed\[0\] is not an origin\./,
  ],
  [
    'a site by http',
    { file: { ...smallest, sites: { oneClick: ['http://a.example'] } } },
    /^sites\.oneClick\[0\] is not an origin\./,
  ],
  [
    'a one-click site that may not ask',
    { file: { ...smallest, sites: { allowed: ['https://a.example'], oneClick: ['https://b.example'] } } },
    /^sites\.oneClick\[0\] is not in sites\.allowed\./,
  ],
  [
    'the gateway itself as a one-click site',
    { file: { ...smallest, sites: { oneClick: ['https://a.example', smallest.publicUrl] } } },
    /^sites\.oneClick\[1\] is the gateway itself/,
  ],
  [
    'a feed on this machine',
    { file: { ...smallest, feeds: { allowed: ['https://river.example/', 'https://127.0.0.1/feed.xml'] } } },
    /^feeds\.allowed\[1\] cannot be asked\. .*127\.0\.0\.1.* Expected: the https address of a feed/,
  ],
  [
    'feeds of a host without a scheme',
    { file: { ...smallest, feeds: { allowed: ['river.example'] } } },
    /^feeds\.allowed\[0\] cannot be asked\. /,
  ],
  [
    'a hub that is a text',
    { file: { ...smallest, feeds: { webSub: 'yes' } } },
    /^feeds\.webSub must be boolean\..*Expected: Whether hubs may tell/,
  ],
  [
    'a limit that is a text',
    { file: { ...smallest, followLimit: '5' } },
    /^followLimit must be integer\..*1 to 1,000,000\. Default: 5000\./,
  ],
  ['a limit of nothing', { file: { ...smallest, followLimit: 0 } }, /^followLimit must be >= 1/],
  [
    'tickets that nobody can finish',
    { file: { ...smallest, ticketSeconds: 1 } },
    /^ticketSeconds must be >= 60\..*in seconds/,
  ],
  ['fewer proxies than none', { file: { ...smallest, proxies: -1 } }, /^proxies must be >= 0/],
  [
    'a rate of half a request',
    { file: { ...smallest, rateLimits: { reading: 0.5 } } },
    /^rateLimits\.reading must be integer/,
    /^rateLimits\.reading must be >= 1/,
  ],
  ['a list in place of an object', { file: [] }, /^The configuration file must be object/],
  ['a file that is not JSON', { file: '{ "publicUrl": canary }' }, /\.json is not JSON: see whether/],
  [
    'no secret',
    { env: { MAGPIE_SECRET: '' } },
    /^MAGPIE_SECRET is missing in the environment\. Expected: at least 32 characters/,
  ],
  ['a short secret', { env: { MAGPIE_SECRET: 'canary' } }, /^MAGPIE_SECRET is too short\./],
  [
    'another database',
    { env: { DATABASE_URL: 'mysql://a:canary@b/c' } },
    /^DATABASE_URL is not of PostgreSQL\. Expected: postgres:/,
  ],
  [
    'two databases',
    { env: { DATABASE_URL: 'postgres://a:canary@b/c' }, dataFile: 'x.db' },
    /^DATABASE_URL and --data FILE are both given/,
  ],
  ['a database without a name', { dataFile: '' }, /^--data is empty\. Expected: the file of the embedded database\./],
  [
    'a port that is none',
    { env: { PORT: '65536' } },
    /^PORT is not a port\. Expected: a whole number from 0 to 65535\./,
  ],
];

describe('a configuration with mistakes', () => {
  for (const [what, given, ...expected] of cases) {
    it(`is refused with a sentence for ${what}`, () => {
      const problems = problemsOf(given);
      assert.equal(problems.length, expected.length, problems.join('\n'));
      expected.forEach((pattern, index) => assert.match(problems[index]!, pattern));
    });
  }

  it('is refused with all of them at once', () => {
    const file = { publicUrl: 'http://river.example/x', colour: 'red', followLimit: 'many' };
    const problems = problemsOf({ file, env: { MAGPIE_SECRET: 'canary', PORT: 'x' } });
    assert.deepEqual(
      problems.map((problem) => problem.split(' ')[0]),
      ['colour', 'followLimit', 'publicUrl', 'publicUrl', 'MAGPIE_SECRET', 'PORT'],
    );
  });

  it('is refused where the file is missing, with the name of the file', () => {
    const configFile = join(folder, 'missing.json');
    assert.throws(
      () => readConfig({ env: { MAGPIE_SECRET: SECRET }, configFile }),
      /missing\.json cannot be read \(ENOENT\)/,
    );
  });
});

describe('the schema of the configuration', () => {
  it('says of each value what it means', () => {
    const undescribed = describedParts(schema).filter(([, described]) => !described);
    assert.deepEqual(undescribed, []);
  });
});

interface Part {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
}

function describedParts(part: Part, path = ''): readonly (readonly [string, boolean])[] {
  return [
    [path, part.description !== undefined] as const,
    ...Object.entries(part.properties ?? {}).flatMap(([name, inner]) => describedParts(inner, `${path}/${name}`)),
    ...(part.items ? describedParts(part.items, `${path}/*`) : []),
  ];
}
