import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { returnPath } from '../../src/gateway/viewers/return-to.js';
import { startSignInGateway } from './support/providers.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

/** What stands between the beginning of an address and another host, and how the host is written. */
const BEGINNINGS =
  '// /// //// \\\\ /\\ \\/ /\\/ /.// /./\\ /..// /%2e// /%2e%2e// /me/..// /me/%2e%2e// /%09/ /%0a/ /%0d/ /%5c /%2f/ /%2f%2f /?// /#// ;// .// ..// @ : https: https:/ https:// https:/// https:\\\\ http:// HTTPS:// htt\tps:// ht\ntps:// javascript:// data:// \t// \u0000// /\t/ /\n/ /\r/ /\u0000/ /\u00a0/ /\u2028/ /\u200b/ /\u00ad/ \u202e//'.split(
    ' ',
  );
const HOSTS = [
  'evil.example',
  'evil.example/',
  'EVIL.example:443/me',
  'evil。example',
  '%65vil.example',
  'evil.example%00.magpie.example',
  'magpie.example@evil.example',
  'magpie.example:secret@evil.example',
  'magpie.example.evil.example',
  'evil.example\\@magpie.example',
  'evil.example#@magpie.example',
  'evil.example?@magpie.example',
  '127.0.0.1',
  '[::1]',
  'xn--80ak6aa92e.example',
  'evil.example/%2f..',
  'magpie.example/..//evil.example',
  'evil.example;magpie.example',
];
const CODES: readonly ((text: string) => string)[] = [(text) => text, encodeURI, encodeURIComponent];
const wishes = [
  ...new Set(BEGINNINGS.flatMap((begin) => HOSTS.flatMap((host) => CODES.map((code) => code(begin + host))))),
];

/** Where a browser ends up: it drops line ends and tabs, and takes a backslash for a slash. */
const leadsAway = (location: string): boolean => new URL(location, TEST_ORIGIN).origin !== TEST_ORIGIN;

describe('wishes where to go on after a sign-in, generated', () => {
  it('never lead to another host', () => {
    assert.ok(wishes.length >= 861, `${wishes.length}`);
    for (const wish of wishes) {
      const path = returnPath(wish, TEST_ORIGIN);
      assert.ok(path.startsWith('/') && !leadsAway(path) && !leadsAway(TEST_ORIGIN + path), JSON.stringify(wish));
    }
  });

  it('never come back in an answer as an address elsewhere', async (test) => {
    const { ask } = await startSignInGateway(test);
    for (const wish of wishes.filter((_, index) => index % 9 === 0)) {
      for (const path of ['/sign-in', '/sign-out', '/me']) {
        const response = await ask(`${path}?${new URLSearchParams({ return_to: wish, returnTo: wish, next: wish })}`, {
          redirect: 'manual',
        });
        const location = response.headers.get('location');
        if (location !== null) assert.ok(!leadsAway(location), `${path} ${JSON.stringify(wish)}: ${location}`);
      }
    }
  });
});
