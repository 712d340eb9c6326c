import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { openPublisher } from './support/publisher.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';

type OEmbed = components['schemas']['OEmbed'];

interface Scene {
  readonly ask: (path: string) => Promise<Response>;
  readonly read: (url: string, more?: string) => Promise<OEmbed>;
}

async function openScene(test: TestContext): Promise<Scene> {
  const wechat = { id: 'river', name: '河畔 Studio', url: 'https://river.example/wechat', webhook: { token: 'token' } };
  const gateway = await startTestGateway(test, {
    name: 'River "Studio"',
    connectors: { wechat: { accounts: [{ ...wechat, api: { appId: 'wx0', appSecret: 'secret' } }] } },
  });
  await (await openPublisher(gateway)).addAccount('river', { name: 'River <Studio> & "Co"' });
  return {
    ask: gateway.ask,
    async read(url, more = '') {
      const response = await gateway.ask(`/oembed?url=${encodeURIComponent(url)}${more}`);
      assert.equal(response.status, 200, await response.clone().text());
      return (await response.json()) as OEmbed;
    },
  };
}

/** The attributes of the frame, as a browser reads them. */
const frameOf = ({ html }: OEmbed): Readonly<Record<string, string>> => {
  assert.match(html, /^<iframe( [a-z]+="[^"<>]*")+><\/iframe>$/);
  const decoded = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(+code));
  return Object.fromEntries(
    [...html.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );
};

describe('oEmbed', () => {
  it('describes the page of an account as a card in a frame', async (test) => {
    const { read } = await openScene(test);
    const { html, ...rest } = await read(`${TEST_ORIGIN}/@river`);
    assert.deepEqual(rest, {
      version: '1.0',
      type: 'rich',
      title: 'River <Studio> & "Co"',
      author_name: 'River <Studio> & "Co"',
      author_url: `${TEST_ORIGIN}/@river`,
      provider_name: 'River "Studio"',
      provider_url: TEST_ORIGIN,
      cache_age: 86_400,
      width: 400,
      height: 391,
    });
    assert.deepEqual(frameOf({ html } as OEmbed), {
      src: `${TEST_ORIGIN}/embed/account-card?account=magpie%3Ariver`,
      title: 'River <Studio> & "Co"',
      width: '400',
      height: '391',
      loading: 'lazy',
      frameborder: '0',
    });
  });

  it('describes official accounts and profiles elsewhere, too', async (test) => {
    const { read } = await openScene(test);
    for (const [url, account, title] of [
      [`${TEST_ORIGIN}/@wechat:river`, 'wechat:river', '河畔 Studio'],
      [`${TEST_ORIGIN}/@wechat%3Ariver`, 'wechat:river', '河畔 Studio'],
      ['https://bsky.app/profile/river.example', 'https://bsky.app/profile/river.example', '@river.example · Bluesky'],
      ['https://social.example/@river', 'https://social.example/@river', '@river@social.example · Mastodon'],
    ] as const) {
      const answer = await read(url);
      assert.equal(answer.title, title);
      assert.equal(new URL(frameOf(answer)['src'] ?? '').searchParams.get('account'), account, url);
    }
  });

  it('describes an embed as it is, with what its address says and nothing else', async (test) => {
    const { read } = await openScene(test);
    const query =
      'account=magpie:river+bluesky:river.example&limit=3&no-replies&accent=%230b57d0&scheme=dark&lang=ja&x=%22%3E';
    const answer = await read(`${TEST_ORIGIN}/embed/post-feed?${query}`);
    assert.equal(answer.title, 'River <Studio> & "Co", @river.example · Bluesky');
    const src = new URL(frameOf(answer)['src'] ?? '');
    assert.equal(src.pathname, '/embed/post-feed');
    assert.deepEqual(Object.fromEntries(src.searchParams), {
      account: 'magpie:river bluesky:river.example',
      limit: '3',
      'no-replies': '',
      lang: 'ja',
      scheme: 'dark',
      accent: '0b57d0',
    });
  });

  it('takes no more room than there is', async (test) => {
    const { read } = await openScene(test);
    const sizeOf = ({ width, height }: OEmbed): readonly number[] => [width, height];
    const feed = `${TEST_ORIGIN}/embed/post-feed?account=magpie:river`;
    assert.deepEqual(sizeOf(await read(feed)), [480, 640]);
    assert.deepEqual(sizeOf(await read(feed, '&maxwidth=300&maxheight=200')), [300, 200]);
    assert.deepEqual(sizeOf(await read(feed, '&maxwidth=9999&maxheight=9999')), [480, 640]);
    assert.deepEqual(sizeOf(await read(`${TEST_ORIGIN}/@river`, '&maxwidth=300')), [300, 358]);
    const answer = await read(feed, '&maxwidth=300&maxheight=200');
    assert.deepEqual([frameOf(answer)['width'], frameOf(answer)['height']], ['300', '200']);
  });

  it('says that there is nothing to embed, and that there is no XML', async (test) => {
    const { ask } = await openScene(test);
    for (const url of [
      `${TEST_ORIGIN}/@nobody`,
      `${TEST_ORIGIN}/@wechat:nobody`,
      `${TEST_ORIGIN}/@%`,
      `${TEST_ORIGIN}/me`,
      `${TEST_ORIGIN}/embed/post-feed`,
      `${TEST_ORIGIN}/embed/player?account=magpie:river`,
      'https://other.example/embed/post-feed?account=magpie:river',
      'https://river.example/',
      'bluesky:river.example',
      'javascript:alert(1)',
      'river',
    ]) {
      assert.equal((await ask(`/oembed?url=${encodeURIComponent(url)}`)).status, 404, url);
    }
    const url = encodeURIComponent(`${TEST_ORIGIN}/@river`);
    assert.equal((await ask(`/oembed?url=${url}&format=json`)).status, 200);
    assert.equal((await ask(`/oembed?url=${url}&format=xml`)).status, 501);
    for (const query of ['', 'url=', `url=${'a'.repeat(4_097)}`, `url=${url}&maxwidth=0`, `url=${url}&maxheight=1.5`]) {
      assert.equal((await ask(`/oembed?${query}`)).status, 400, query);
    }
  });

  it('may be read by pages of every origin, and kept', async (test) => {
    const { ask } = await openScene(test);
    const path = `/oembed?url=${encodeURIComponent(`${TEST_ORIGIN}/@river`)}`;
    const { headers } = await ask(path);
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.match(headers.get('cache-control') ?? '', /^public, max-age=300, /);
  });

  it('is named by the pages that it describes', async (test) => {
    const { ask, read } = await openScene(test);
    for (const [path, account] of [
      ['/@river', 'magpie:river'],
      ['/@wechat:river', 'wechat:river'],
      ['/embed/post-feed?account=magpie:river&limit=3', 'magpie:river'],
    ] as const) {
      const page = await (await ask(path)).text();
      const [, href = ''] =
        /<link\s+rel="alternate"\s+type="application\/json\+oembed"\s+href="([^"]*)"\s+title="[^"]+"/.exec(page) ?? [];
      const link = new URL(href.replaceAll('&amp;', '&'));
      assert.equal(link.origin + link.pathname, `${TEST_ORIGIN}/oembed`, path);
      assert.equal(link.searchParams.get('format'), 'json');
      const { src = '' } = frameOf(await read(link.searchParams.get('url') ?? ''));
      assert.equal(new URL(src).searchParams.get('account'), account);
    }
  });
});
