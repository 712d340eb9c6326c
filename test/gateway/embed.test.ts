import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';

const hashIn = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** The element with its attributes, as written. */
  readonly element: string;
  /** Values of a directive of the page’s policy. */
  readonly policy: (directive: string) => readonly string[];
}

async function openGateway(
  test: TestContext,
): Promise<(path: string, headers?: Record<string, string>) => Promise<Seen>> {
  const { ask } = await startTestGateway(test);
  return async (path, headers = {}) => {
    const response = await ask(`/embed/${path}`, { headers: { accept: 'text/html', ...headers } });
    const html = await response.text();
    const policy = (response.headers.get('content-security-policy') ?? '').split('; ').map((line) => line.split(' '));
    return {
      status: response.status,
      headers: response.headers,
      html,
      element: /<magpie-[^>]*>/.exec(html)?.[0] ?? '',
      policy: (directive) => policy.find(([name]) => name === directive)?.slice(1) ?? [],
    };
  };
}

describe('an embed', () => {
  it('is the element with what its address says, and the link that it improves', async (test) => {
    const see = await openGateway(test);
    const { status, html, element } = await see(
      'post-feed?account=magpie:river&limit=3&no-replies&media-only=false&layout=grid&tags=boats&theme=soft&utm_source=x',
    );
    assert.equal(status, 200);
    assert.equal(
      element,
      '<magpie-post-feed account="magpie:river" limit="3" layout="grid" no-replies="" tags="boats" theme="soft">',
    );
    assert.match(html, /<a href="\/@river" target="_blank" rel="noopener"\s*>Follow <bdi>@river<\/bdi><\/a/);
    assert.match(html, /<script type="module" src="\/dist\/cdn\/magpie\.js">/);
    assert.match(html, /<meta name="magpie:gateway" content="\/" \/>/);
    assert.match(html, /<meta name="robots" content="noindex" \/>/);
    assert.equal(
      (await see('follow-button?account=magpie:river&count=true&size=small&variant=outline')).element,
      '<magpie-follow-button account="magpie:river" count="" size="small" variant="outline">',
    );
    assert.equal(
      (await see('account-card?account=magpie:river&limit=3')).element,
      '<magpie-account-card account="magpie:river">',
    );
  });

  it('links to the account without script, on whichever network', async (test) => {
    const see = await openGateway(test);
    for (const [account, url] of [
      ['bluesky:river.example', 'https://bsky.app/profile/river.example'],
      ['https://bsky.app/profile/river.example', 'https://bsky.app/profile/river.example'],
      ['mastodon:river@social.example', 'https://social.example/@river'],
      ['line:@river', '/@line:@river'],
      ['wechat:river', '/@wechat:river'],
      ['feed:https://river.example/feed.xml', 'https://river.example/feed.xml'],
      ['link:https://river.example/', 'https://river.example/'],
    ] as const) {
      const { html } = await see(`account-card?account=${encodeURIComponent(account)}`);
      assert.equal(/<a href="([^"]*)"/.exec(html)?.[1], url, account);
    }
  });

  it('shows several accounts as one, and knows its own pages', async (test) => {
    const see = await openGateway(test);
    const own = encodeURIComponent(`${TEST_ORIGIN}/@river`);
    const { element } = await see(`account-card?account=${own}+bluesky:river.example&account=qq:river`);
    assert.equal(element, '<magpie-account-card account="magpie:river bluesky:river.example qq:river">');
  });

  it('may be framed by everybody, and lets nothing in but our own', async (test) => {
    const see = await openGateway(test);
    const { headers, html, policy } = await see('account-card?account=magpie:river&accent=c2185b');
    assert.deepEqual(policy('frame-ancestors'), ['*']);
    assert.equal(headers.get('x-frame-options'), null);
    const [, sheet = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
    assert.deepEqual(policy('style-src'), [hashIn(sheet)]);
    assert.deepEqual(policy('script-src'), ["'self'", hashIn(script)]);
    assert.deepEqual(policy('default-src'), ["'none'"]);
    assert.deepEqual(policy('base-uri'), ["'none'"]);
    assert.deepEqual(policy('form-action'), ["'none'"]);
    assert.deepEqual(policy('require-trusted-types-for'), ["'script'"]);
    assert.deepEqual(policy('trusted-types'), ['magpie']);
    assert.doesNotMatch(html, /\sstyle=|\son\w+=/);
  });

  it('asks no server but those that its accounts are on', async (test) => {
    const see = await openGateway(test);
    const asked = async (account: string): Promise<readonly string[]> =>
      (await see(`account-card?account=${encodeURIComponent(account)}`)).policy('connect-src');
    assert.deepEqual(await asked('magpie:river wechat:river'), ["'self'"]);
    assert.deepEqual(await asked('bluesky:river.example'), ["'self'", 'https://*.bsky.app']);
    assert.deepEqual(await asked('mastodon:river@social.example'), ["'self'", 'https:']);
    assert.deepEqual(await asked('feed:https://river.example/feed.xml'), ["'self'", 'https://river.example']);
    assert.deepEqual((await see('account-card?account=magpie:river')).policy('img-src'), ["'self'", 'data:']);
  });

  it('is in the scheme, the colour and the language that its address names', async (test) => {
    const see = await openGateway(test);
    const { html } = await see('follow-button?account=magpie:river&scheme=dark&accent=%23C2185B&lang=ja');
    assert.match(html, /<html lang="ja" dir="ltr" class="dark">/);
    assert.match(html, /:root \{ --magpie-accent: #c2185b; \}<\/style>/);
    assert.match(html, /<bdi>@river<\/bdi>をフォロー/);
    const preferred = await see('follow-button?account=magpie:river', { 'accept-language': 'ja' });
    assert.match(preferred.html, /<html lang="ja"/);
    assert.equal(preferred.headers.get('vary')?.includes('Accept-Language'), true);
  });

  it('keeps hostile values text', async (test) => {
    const see = await openGateway(test);
    const hostile = `"><script>alert(1)</script>' onload=x`;
    const { status, element, html } = await see(
      `post-feed?account=magpie:river&hide=${encodeURIComponent(hostile)}&x${encodeURIComponent('"><b>')}=1`,
    );
    assert.equal(status, 200);
    assert.equal(
      element,
      '<magpie-post-feed account="magpie:river" hide="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39; onload=x">',
    );
    assert.doesNotMatch(html, /<b>|<script>alert/);
  });

  it('says what is wrong with its address, where it is framed too', async (test) => {
    const see = await openGateway(test);
    const hostile = encodeURIComponent('<script>alert(1)</script>');
    for (const [path, words] of [
      ['post-feed', '“account” is missing'],
      ['post-feed?account=+', '“account” is missing'],
      [`post-feed?account=${hostile}`, '“account” is “&lt;script&gt;alert(1)&lt;/script&gt;”'],
      ['post-feed?account=javascript:alert(1)', '“account” is “javascript:alert(1)”'],
      ['post-feed?account=link:http://river.example', '“account” is “link:http://river.example”'],
      [`post-feed?account=magpie:${'r'.repeat(3000)}`, `“account” is “magpie:${'r'.repeat(73)}…”`],
      [`post-feed?account=${'magpie:river+'.repeat(11)}`, '“account” names 11 accounts'],
      ['post-feed?account=magpie:river&limit=0', '“limit” is “0”. Expected: a whole number from 1 to 40.'],
      ['post-feed?account=magpie:river&limit=1e1', '“limit” is “1e1”'],
      ['post-feed?account=magpie:river&no-replies=maybe', '“no-replies” is “maybe”'],
      [
        'post-feed?account=magpie:river&theme=loud',
        '“theme” is “loud”. Expected: minimal or soft or sharp or contrast.',
      ],
      ['post-feed?account=magpie:river&accent=red', '“accent” is “red”'],
      ['post-feed?account=magpie:river&accent=1234', '“accent” is “1234”'],
      ['post-feed?account=magpie:river&scheme=normal', '“scheme” is “normal”'],
      ['post-feed?account=magpie:river&lang=x%22', '“lang” is “x&quot;”'],
      [`post-feed?account=magpie:river&hide=${'a'.repeat(501)}`, '“hide” is “aaa'],
    ] as const) {
      const { status, headers, html, policy } = await see(path);
      assert.equal(status, 400, path);
      assert.ok(html.includes(words), `${path}: ${html.slice(-2500)}`);
      assert.deepEqual(policy('frame-ancestors'), ['*']);
      assert.equal(headers.get('x-frame-options'), null);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.doesNotMatch(html, /<script>alert|<magpie-/);
    }
    const nothing = await see('player?account=magpie:river');
    assert.equal(nothing.status, 404);
    assert.match(nothing.html, /Expected: follow-button, account-card, post-feed/);
    assert.deepEqual(nothing.policy('frame-ancestors'), ['*']);
  });

  it('can be kept by caches, and is not sent again to whoever has it', async (test) => {
    const see = await openGateway(test);
    const { headers } = await see('account-card?account=magpie:river');
    assert.match(headers.get('cache-control') ?? '', /^public, max-age=300, /);
    const again = await see('account-card?account=magpie:river', { 'if-none-match': headers.get('etag') ?? '' });
    assert.equal(again.status, 304);
  });
});
