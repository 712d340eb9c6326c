import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { returnPath } from '../../src/gateway/viewers/return-to.js';
import { signIn, startSignInGateway } from './support/providers.js';
import { TEST_ORIGIN } from './support/start-gateway.js';
import { Visitor } from './support/visitor.js';

const hostile: readonly string[] = [
  'https://evil.example',
  'https://evil.example/',
  'HTTPS://EVIL.EXAMPLE',
  'http://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:///evil.example',
  'https:\\\\evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '//evil.example/%2f..',
  '//evil.example@magpie.example',
  '//magpie.example',
  '//magpie.example/me',
  '//magpie.example@evil.example',
  '//magpie.example.evil.example',
  '//magpie.example:443@evil.example',
  '//%65vil.example',
  '//evil%E3%80%82example',
  '//evil。example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/\\\\evil.example',
  '\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '//evil.example ',
  '\u0000//evil.example',
  '/\u0000/evil.example',
  '/\u000b/evil.example',
  '/\u00a0/evil.example',
  '/\u200b/evil.example',
  '/\u2028/evil.example',
  '/\u00ad/evil.example',
  '\u202e//evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/..//evil.example',
  '/../..//evil.example',
  '/%2e//evil.example',
  '/%2e%2e//evil.example',
  '/.%2e//evil.example',
  '/me/..//evil.example',
  '/me/../..//evil.example',
  '/me/%2e%2e//evil.example',
  './/evil.example',
  '..//evil.example',
  'me',
  'evil.example',
  '@evil.example',
  ':@evil.example',
  '.evil.example',
  '?//evil.example',
  '#//evil.example',
  ';//evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://magpie.example/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://magpie.example/x',
  'filesystem:https://magpie.example/x',
  'about:blank',
  'file:///etc/passwd',
  'mailto:a@evil.example',
  'https://magpie.example@evil.example',
  'https://magpie.example:pass@evil.example',
  'https://magpie.example.evil.example',
  'https://evil.example#magpie.example',
  'https://evil.example?magpie.example',
  'https://evil.example\\@magpie.example',
  'https://magpie.example',
  'https://magpie.example/me',
  'http://magpie.example/me',
  'null',
  'undefined',
  '',
  `/${'a'.repeat(2_048)}`,
  '/me\r\nSet-Cookie: a=b',
  '/me\nLocation: https://evil.example',
];

describe('the way back from a sign-in', () => {
  for (const wish of hostile) {
    it(`leads to /me for ${JSON.stringify(wish.slice(0, 60))}`, () => {
      assert.equal(returnPath(wish, TEST_ORIGIN), '/me');
    });
  }

  const ours = [
    '/me',
    '/follow/abc?return=1',
    '/@river',
    '/@river/follow?lang=zh-CN',
    '/me?to=https://evil.example',
    '/me?a=//b',
    '/',
  ];
  for (const wish of ours) {
    it(`leads to ${wish}`, () => assert.equal(returnPath(wish, TEST_ORIGIN), wish));
  }

  it('leads to /me where nothing was wished', () => assert.equal(returnPath(undefined, TEST_ORIGIN), '/me'));

  it('leads to /me after a whole sign-in with a hostile wish', async (test) => {
    const gateway = await startSignInGateway(test);
    for (const returnTo of ['//evil.example', '/\\evil.example', '/.//evil.example', '/\t/evil.example']) {
      assert.equal((await signIn(new Visitor(gateway), { returnTo })).location, '/me');
    }
  });

  it('is not led astray by a second wish, nor on the page that lists the ways to sign in', async (test) => {
    const visitor = new Visitor(await startSignInGateway(test));
    const page = await visitor.get('/sign-in?return_to=//evil.example&return_to=https://evil.example');
    assert.match(page.html, /href="\/sign-in\/local\?return_to=%2Fme"/);
    assert.match(page.html, /href="\/me">Back/);
  });
});
