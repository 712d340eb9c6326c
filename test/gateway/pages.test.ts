import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { html } from 'hono/html';
import { Hono } from 'hono';
import { languageOf, spoken } from '../../src/gateway/pages/language.js';
import { page } from '../../src/gateway/pages/layout.js';
import { setFollowScene } from './support/follow-scene.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';
import { Visitor } from './support/visitor.js';

const hashIn = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('every page', () => {
  const paths = ['/me', '/sign-in', '/follow/{id}', '/@river/follow', '/me/delete', '/nothing'];
  for (const path of paths) {
    it(`is closed to frames, openers, other sites’ content and caches: ${path}`, async (test) => {
      const { ticket, signedIn } = await setFollowScene(test);
      const { response, html: markup } = await (await signedIn()).get(path.replace('{id}', (await ticket()).id));
      const header = (name: string): string => response.headers.get(name) ?? '';
      const policy = header('content-security-policy');
      assert.match(policy, /default-src 'none'/);
      assert.match(
        policy,
        /base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'/,
      );
      assert.doesNotMatch(policy, /unsafe|\*|https?:|data:/);
      assert.equal(header('x-frame-options'), 'DENY');
      assert.equal(header('cross-origin-opener-policy'), 'same-origin');
      assert.equal(header('referrer-policy'), 'same-origin');
      assert.equal(header('x-content-type-options'), 'nosniff');
      assert.equal(header('cache-control'), 'private, no-store');
      assert.doesNotMatch(markup, /\sstyle=|\son\w+=|javascript:/);
      assert.doesNotMatch(markup, /(?:src|href|action)="(?:https?:)?\/\//);
    });
  }

  it('allows by hash just the style and the script that it has', async (test) => {
    const { ticket, signedIn } = await setFollowScene(test);
    const { response, html: markup } = await (await signedIn()).get(`/follow/${(await ticket()).id}`);
    const policy = response.headers.get('content-security-policy')!;
    const [, sheet = ''] = /<style>([^]*?)<\/style>/.exec(markup)!;
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(markup)!;
    assert.ok(policy.includes(`style-src ${hashIn(sheet)};`));
    assert.ok(policy.includes(`script-src ${hashIn(script)};`));
  });

  it('allows no script where it has none', async (test) => {
    const { response } = await new Visitor(await startTestGateway(test)).get('/me');
    assert.match(response.headers.get('content-security-policy')!, /script-src 'none'/);
  });

  it('leads to itself in another language, and never to another host, whatever its address', async (test) => {
    const { ask } = await startTestGateway(test);
    const response = await ask(`${TEST_ORIGIN}//evil.example/x?y=1`, { headers: { accept: 'text/html' } });
    const links = [...(await response.text()).matchAll(/<a[^>]* href="([^"]*)"/g)].map(([, href]) => href);
    assert.deepEqual(
      links,
      spoken.map(({ tag }) => `/evil.example/x?y=1&amp;lang=${tag}`),
    );
  });

  it('speaks the first language that the browser prefers and the gateway knows', async (test) => {
    const visitor = new Visitor(await startTestGateway(test));
    for (const [header, tag] of [
      ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
      ['zh-Hans-HK,zh-TW;q=0.9', 'zh-CN'],
      ['zh-SG', 'zh-CN'],
      ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW'],
      ['zh-HK,zh;q=0.9,en;q=0.8', 'zh-TW'],
      ['zh-MO;q=0.5,en;q=0.4', 'zh-TW'],
      ['ZH-Hant-CN,en', 'zh-TW'],
      ['ja,en-US;q=0.9', 'ja'],
      ['fi, ja-JP;q=0.9, zh-HK;q=0.8', 'ja'],
      ['fi, zh;q=0.5, en;q=0.4', 'zh-CN'],
      ['fi, zh;q=0.4, en;q=0.5', 'en'],
      ['fr-CA, en;q=0.5', 'fr'],
      ['pt-PT', 'pt-BR'],
      ['in-ID', 'id'],
      ['de_AT', 'de'],
      ['ar-EG', 'ar'],
      ['zh;q=0, en', 'en'],
      ['fi,sv', 'en'],
      ['*', 'en'],
      [';;;,,q=1', 'en'],
    ] as const) {
      const { response, html: markup } = await visitor.get('/me', { 'accept-language': header });
      assert.equal(response.headers.get('content-language'), tag, header);
      assert.match(markup, new RegExp(`<html lang="${tag}" dir="${tag === 'ar' ? 'rtl' : 'ltr'}"`));
    }
  });

  it('keeps the language that the visitor chose, and offers the others', async (test) => {
    const visitor = new Visitor(await startTestGateway(test));
    for (const [tag, question] of [
      ['ja', 'ログイン方法を選んでください'],
      ['zh-TW', '你想如何登入？'],
      ['zh-hk', '你想如何登入？'],
    ] as const) {
      const { html: asked } = await visitor.get(`/sign-in?return_to=/me&lang=${tag}`, { 'accept-language': 'zh-CN' });
      assert.ok(asked.includes(question), tag);
    }
    const { html: markup } = await visitor.get('/sign-in?return_to=/me&lang=zh-CN', { 'accept-language': 'en' });
    assert.match(markup, /你想如何登录？/);
    assert.match(markup, /href="\/sign-in\?return_to=%2Fme&amp;lang=en"/);
    assert.doesNotMatch((await visitor.get('/me?lang=tlh')).html, /lang=tlh"\s*lang="tlh/);
  });

  it('can be written from right to left', async () => {
    const app = new Hono().get('/', (context) => {
      const language = { ...languageOf(context), tag: 'ar', direction: 'rtl' as const };
      return page(context, { name: 'Magpie', title: 'x', language, body: html`<h1>x</h1>` });
    });
    assert.match(await (await app.request('/')).text(), /<html lang="ar" dir="rtl"/);
  });
});

describe('what could not be', () => {
  it('is a page for people and a problem for programs', async (test) => {
    const gateway = await startTestGateway(test);
    const page404 = await new Visitor(gateway).get('/nothing');
    assert.equal(page404.status, 404);
    assert.match(page404.text, /This page does not exist/);
    for (const [path, accept] of [
      ['/nothing', 'application/json'],
      ['/v1/nothing', 'text/html'],
    ] as const) {
      const response = await gateway.ask(path, { headers: { accept } });
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
    }
  });

  it('says when somebody asked too often, and when to come back', async (test) => {
    const gateway = await startTestGateway(test, { rateLimits: { reading: 1, publishing: 1, following: 1 } });
    const visitor = new Visitor(gateway);
    await visitor.get('/me');
    const { status, text, response } = await visitor.get('/me');
    assert.equal(status, 429);
    assert.match(text, /You asked too often Please wait a minute/);
    assert.ok(Number(response.headers.get('retry-after')) > 0);
  });
});
