import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { recordedFetch } from '../e2e/networks.mjs';
import { shown } from './shown.mjs';

const built = new URL('../../dist/ssr/index.js', import.meta.url);

/** What every runtime has that speaks the web's standards. */
const standards = {
  AbortController,
  AbortSignal,
  Event,
  EventTarget,
  Request,
  Response,
  TextDecoder,
  TextDecoderStream,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  clearTimeout,
  console,
  crypto,
  queueMicrotask,
  setTimeout,
  structuredClone,
};

/** The module as a script, for contexts that take no modules. */
const script = `(() => { 'use strict'; ${readFileSync(built, 'utf8').replace(
  /export\s*\{([^}]*)\};?\s*$/,
  (_, names) => `globalThis.api = {${names.replace(/([\w$]+) as (\w+)/g, '$2: $1')}};`,
)} })()`;

describe('rendering in runtimes', () => {
  it('needs web standards alone, and leaves nothing in the global object', async () => {
    const world = createContext({ ...standards, fetch: recordedFetch });
    runInContext(script, world);
    const { html } = await world.api.render('magpie-post-feed', { account: 'bluesky:alice.test', limit: 3 });
    assert.equal(shown(html).all('article').length, 3);
    assert.deepEqual(
      Object.keys(world).filter((name) => !(name in standards)),
      ['fetch', 'api'],
    );
  });

  it('imports nothing', () => {
    assert.doesNotMatch(readFileSync(built, 'utf8'), /^import |\bimport\(|\brequire\(|\bprocess\.|\bBuffer\b/m);
  });

  it('runs where prototypes cannot be changed, as the package itself does', () => {
    const all = fileURLToPath(new URL('../../dist/esm/all.js', import.meta.url));
    const code = `await import(${JSON.stringify(all)}); const { render } = await import(${JSON.stringify(built.href)});
      console.log((await render('magpie-follow-button', { account: 'bluesky:alice.test' })).html.includes('shadowrootmode'));`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-proto=throw', '--input-type=module', '-e', code],
      {
        encoding: 'utf8',
      },
    );
    assert.equal(stdout.trim(), 'true', stderr);
  });
});
