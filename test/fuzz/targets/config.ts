import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../../src/gateway/config/config-error.js';
import { readConfig } from '../../../src/gateway/config/read-config.js';
import type { Target } from '../target.js';

const file = join(mkdtempSync(join(tmpdir(), 'magpie-fuzz-')), 'magpie.config.json');
const env = { MAGPIE_SECRET: 'a secret of more than thirty-two characters' };

/** The operator's file: what is wrong in it is said in sentences. */
export const target: Target = {
  starts: () => [
    readFileSync('src/gateway/config.schema.json'),
    JSON.stringify({
      publicUrl: 'https://follow.river.example',
      name: 'River',
      signIn: [{ id: 'login', label: 'Login', issuer: 'https://login.example', clientId: 'a' }],
      sites: { allowed: ['https://river.example'], oneClick: ['https://river.example'] },
      feeds: { allowed: ['https://river.example/'] },
      connectors: { wechat: [{ id: 'gh_river' }], line: [{ id: '@river' }], qq: [{ id: '1' }] },
      openNetworks: { mastodon: true, bluesky: true },
      rateLimits: {},
    }),
  ],
  fuzz(input) {
    writeFileSync(file, input);
    try {
      const { config: read } = readConfig({ env, configFile: file });
      assert.equal(new URL(read.publicUrl).origin, read.publicUrl);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
    }
  },
};
