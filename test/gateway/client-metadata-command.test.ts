import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientMetadataCommand } from '../../src/cli/client-metadata.js';
import { UsageError } from '../../src/cli/usage-error.js';

const COMMAND = fileURLToPath(new URL('../../src/cli/magpie-widgets.ts', import.meta.url));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', COMMAND, ...args], { encoding: 'utf8' });

const documentOf = (...args: readonly string[]): unknown => JSON.parse(clientMetadataCommand(args).text);

describe('magpie-widgets client-metadata', () => {
  it('writes the document alone, and beside it what is left to do', () => {
    const { stdout, stderr, status } = run('client-metadata', 'https://shop.example');
    assert.deepEqual(JSON.parse(stdout), {
      client_id: 'https://shop.example/client-metadata.json',
      client_name: 'shop.example',
      client_uri: 'https://shop.example/',
      redirect_uris: ['https://shop.example/'],
      application_type: 'web',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'atproto repo:app.bsky.graph.follow?action=create&action=delete transition:generic',
      token_endpoint_auth_method: 'none',
      dpop_bound_access_tokens: true,
    });
    assert.match(stderr, /https:\/\/shop\.example\/client-metadata\.json .*data-bluesky-client/);
    assert.equal(status, 0);
  });

  it('takes the pages that visitors come back to, each once, and a name', () => {
    const pages = ['--page', '/', '--page=/follow', '--page', '/follow'];
    const document = documentOf('https://Shop.example/', ...pages, '--name', ' River’s shop ');
    assert.deepEqual(Object.entries(document as object).slice(1, 4), [
      ['client_name', 'River’s shop'],
      ['client_uri', 'https://shop.example/'],
      ['redirect_uris', ['https://shop.example/', 'https://shop.example/follow']],
    ]);
  });

  for (const [args, sentence] of [
    [[], /Which site/],
    [['shop.example'], /begins with https/],
    [['http://shop.example'], /not on https/],
    [['http://localhost:3000'], /Pages on this machine need no document/],
    [['https://localhost'], /public/],
    [['https://10.0.0.1'], /public/],
    [['https://[::1]'], /public/],
    [['https://router.local'], /public/],
    [['https://shop.example:8443'], /port.*https:\/\/shop\.example\./],
    [['https://a:b@shop.example'], /user name/],
    [['https://shop.example/blog'], /--page \/blog/],
    [['https://shop.example', 'https://other.example'], /too much/],
    [['https://shop.example', '--page', 'follow'], /begins with \//],
    [['https://shop.example', '--page', '//other.example/'], /not of https:\/\/shop\.example/],
    [['https://shop.example', '--page', '/\\other.example'], /not of https:\/\/shop\.example/],
    [['https://shop.example', '--page', '/#follow'], /fragment/],
    [['https://shop.example', '--name', ' '], /--name is empty/],
    [['https://shop.example', '--pages', '/'], /--pages/],
    [['https://shop.example', '--page'], /--page/],
  ] as const) {
    it(`says what is wrong with “${args.join(' ')}”`, () => {
      assert.throws(
        () => clientMetadataCommand(args),
        (error) => error instanceof UsageError && sentence.test(error.message),
      );
    });
  }

  it('ends with a status that says so, and writes no document, where the command is wrong', () => {
    for (const args of [['client-metadata', 'http://shop.example'], ['metadata']]) {
      const { stdout, stderr, status } = run(...args);
      assert.equal(stdout, '');
      assert.match(stderr, /magpie-widgets --help/);
      assert.equal(status, 2);
    }
  });

  it('says how it is used', () => {
    for (const args of [[], ['--help'], ['client-metadata', '--help']]) {
      assert.match(run(...args).stdout, /^Usage: npx magpie-widgets client-metadata/);
    }
  });
});
