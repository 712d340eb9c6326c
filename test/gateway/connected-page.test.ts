import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { json } from '../support/fake-platform.mjs';
import { setPlatformScene, type PlatformScene } from './support/platform-scene.js';
import { TEST_ORIGIN } from './support/start-gateway.js';
import { Visitor, type Page } from './support/visitor.js';

const read = ({ gateway }: PlatformScene, path: string, headers = {}): Promise<Page> =>
  new Visitor(gateway).get(path, headers);

const ARTICLES = [1, 2].map((day) => ({
  title: `Morning on the river ${day}`,
  url: `https://river.example/articles/${day}`,
  summary: 'Mist, and a heron.',
  publishedAt: `2026-09-0${day}`,
}));

describe('the page of an official account', () => {
  it('shows who it is, how many follow it, its own code and its links, on each platform', async (test) => {
    const scene = await setPlatformScene(test);
    const wechat = await read(scene, '/@wechat:river');
    assert.equal(wechat.status, 200);
    assert.match(
      wechat.text,
      /河流 WeChat · @river 河畔的一切。 1,000 followers How to follow Scan this code with WeChat/,
    );
    assert.match(wechat.html, /<svg[^>]+role="img"[^>]+aria-label="QR code of 河流 on WeChat"/);
    assert.match(wechat.html, /href="https:\/\/river\.example\/wechat"[^>]*>Website/);
    assert.equal(scene.wechat.codes.size, 0, 'a code with a parameter is for tickets alone');

    const line = await read(scene, '/@line:@river');
    assert.match(line.text, /River LINE · @river [\d,]+ followers How to follow Scan this code with LINE/);
    assert.match(line.html, /class="button filled"\s+href="https:\/\/line\.me\/R\/ti\/p\/%40river"/);
    assert.match(line.text, /Follow River on LINE/);
    assert.doesNotMatch(line.text, /Website/);

    const qq = await read(scene, '/@qq:river');
    assert.match(qq.text, /河流 QQ QQ · @river 1,234 followers/);
    assert.match(qq.html, /<img\s+class="qr"\s+src="\/v1\/images\/[^"]+"\s+alt="QR code of 河流 QQ on QQ"/);
    assert.match(qq.html, /href="https:\/\/share\.mp\.qq\.com\/cgi\/share\.php\?uin=2854196310&amp;account_flag=51/);
    assert.doesNotMatch(qq.html, /mqqapi:/);
  });

  it('is found however its address is written', async (test) => {
    const scene = await setPlatformScene(test);
    for (const path of ['/@line%3A%40river', '/%40line%3A%40river', '/@line:%40river', '/%40line:@river']) {
      assert.match((await read(scene, path)).text, /River LINE · @river/, path);
    }
  });

  it('is not there for accounts that the gateway is not connected to, nor are pages below it', async (test) => {
    const scene = await setPlatformScene(test);
    for (const path of ['/@wechat:other', '/@line:river', '/@qq:', '/@line:@river/follow', '/@toString:river', '/@%']) {
      const page = await read(scene, path);
      assert.equal(page.status, 404, path);
      assert.match(page.text, /This page does not exist/);
    }
  });

  it('lists its articles, the newest first, a page at a time', async (test) => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...ARTICLES[0]!,
      title: `Article ${index}.`,
      url: `https://river.example/${index}`,
      publishedAt: new Date(Date.UTC(2026, 8, 1, index)).toISOString(),
    }));
    const scene = await setPlatformScene(test, {
      connectors: ({ qq: { accounts } }) => ({ qq: { accounts: [{ ...accounts[0]!, articles: many }] } }),
    });
    const first = await read(scene, '/@qq:river');
    assert.match(first.text, /September 2, 2026 river\.example Article 24\. Mist, and a heron\./);
    assert.doesNotMatch(first.text, /Article 4\./);
    const [, next = ''] = /rel="next"\s+href="([^"]+)"/.exec(first.html) ?? [];
    const second = await read(scene, next.replaceAll('&amp;', '&'));
    assert.match(second.text, /Article 4\..*Article 0\..*Newest posts$/);
    assert.doesNotMatch(second.text, /Article 5\./);
    assert.match(second.html, /<meta name="robots" content="noindex"/);
    const old = await read(scene, '/@qq:river?cursor=nonsense');
    assert.deepEqual([old.status, old.location], [303, '/@qq:river']);
  });

  it('still shows the account where its posts cannot be had, and what is configured where the platform is silent', async (test) => {
    const scene = await setPlatformScene(test);
    scene.wechat.answerNext('freepublish/batchget', () => json({}, 503), 9);
    const page = await read(scene, '/@wechat:river');
    assert.equal(page.status, 200);
    assert.match(page.text, /河流 .* What it has posted cannot be shown now\.$/);
    scene.line.answerNext('channel-token', () => json({}, 503), 9);
    assert.match(
      (await read(scene, '/@line:@river')).text,
      /@river LINE · @river How to follow .* Follow @river on LINE$/,
    );
  });

  it('tells other sites what to show of it', async (test) => {
    const scene = await setPlatformScene(test);
    const { html } = await read(scene, '/@line:@river?lang=en');
    assert.ok(html.includes(`<link rel="canonical" href="${TEST_ORIGIN}/@line:@river" />`));
    assert.ok(html.includes('<meta property="og:title" content="River" />'));
    assert.ok(html.includes(`<meta property="og:image" content="${TEST_ORIGIN}/v1/images/`));
    assert.match((await read(scene, '/@wechat:river')).html, /property="og:description" content="河畔的一切。"/);
  });

  it('is the same for everybody, may be kept by caches, and runs no script', async (test) => {
    const scene = await setPlatformScene(test);
    const { response, html } = await read(scene, '/@wechat:river');
    assert.match(response.headers.get('cache-control')!, /^public, max-age=60, stale-while-revalidate=600/);
    const policy = response.headers.get('content-security-policy')!;
    assert.match(
      policy,
      /default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; script-src 'none'; form-action 'self';/,
    );
    assert.doesNotMatch(html, /<script|style="/);
    const again = await read(scene, '/@wechat:river', { 'if-none-match': response.headers.get('etag')! });
    assert.equal(again.status, 304);
  });

  it('draws hostile names and articles as text', async (test) => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const safe = await setPlatformScene(test, {
      connectors: ({ qq: { accounts } }) => ({
        qq: {
          accounts: [
            {
              ...accounts[0]!,
              name: evil,
              handle: evil,
              description: evil,
              qr: { text: evil },
              articles: [{ ...ARTICLES[0]!, title: evil, summary: evil }],
            },
          ],
        },
      }),
    });
    const { html, status } = await read(safe, '/@qq:river');
    assert.equal(status, 200);
    assert.doesNotMatch(html, /<script>alert|<img src=x/);
    assert.match(html, /<strong dir="auto">&quot;&gt;&lt;script&gt;/);
  });

  it('reads right in Chinese', async (test) => {
    const scene = await setPlatformScene(test);
    const { text } = await read(scene, '/@wechat:river', { 'accept-language': 'zh-CN' });
    assert.match(
      text,
      /河流 微信 · @river 河畔的一切。 1,000 位粉丝 如何关注 请用手机上的微信扫描此二维码，并关注该账号。 网站/,
    );
    const line = await read(scene, '/@line:@river?lang=zh-CN');
    assert.match(line.text, /在LINE关注 River/);
  });
});
