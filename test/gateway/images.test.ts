import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { routes } from '../../src/gateway/http/app.js';
import { answerError } from '../../src/gateway/http/error-answers.js';
import { imageRoutes } from '../../src/gateway/pictures/image-routes.js';
import { imageUrl } from '../../src/gateway/pictures/image-url.js';
import type { SafeFetch } from '../../src/gateway/pictures/safe-fetch.js';
import { SafeFetchError } from '../../src/gateway/pictures/safe-fetch-error.js';
import { MARK, noPictures, pngBomb, polyglots, svgs } from './fixtures/pictures/hostile-files.js';
import { refusedWith } from './support/publisher.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const ADDRESS = 'https://pictures.example/a.png';

interface ImageProxy {
  readonly gateway: TestGateway;
  /** Addresses that were fetched from elsewhere. */
  readonly fetched: string[];
  /** Asks the gateway for a picture from elsewhere, at the address that it gave for it. */
  readonly show: (url: string, headers?: Record<string, string>) => Promise<Response>;
  readonly ask: (path: string) => Promise<Response>;
}

/** What a server elsewhere answers to an address; throws where it does not. */
type Elsewhere = (url: string) => Buffer | Promise<Buffer>;

async function openProxy(test: TestContext, elsewhere: Elsewhere, status = 200): Promise<ImageProxy> {
  const gateway = await startTestGateway(test);
  const { services } = gateway;
  const fetched: string[] = [];
  const fetch: SafeFetch = async (url) => {
    fetched.push(url);
    // What it says of itself counts for nothing.
    const headers = new Headers({
      'content-type': 'text/html',
      'set-cookie': 'a=1',
      'x-secret': 'of the other server',
    });
    return { status, url, headers, body: await elsewhere(url) };
  };
  const app = routes().route('/', imageRoutes(services, fetch));
  app.onError(answerError(services));
  const ask = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    app.fetch(new Request(new URL(path, TEST_ORIGIN), { headers }));
  return { gateway, fetched, ask, show: (url, headers) => ask(imageUrl(services, url) ?? 'none', headers) };
}

const drawn = (width = 60, height = 40): Sharp => sharp({ create: { width, height, channels: 3, background: '#3a7' } });

describe('a picture from elsewhere', () => {
  it('is fetched by the gateway and made anew, whatever its server calls it', async (test) => {
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
      const file = await drawn().toFormat(format).toBuffer();
      const { show, fetched } = await openProxy(test, () => file);
      const response = await show(ADDRESS);
      assert.equal(response.status, 200);
      const { format: made, width } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      assert.deepEqual([made, width, fetched], ['webp', 60, [ADDRESS]]);
    }
  });

  it('is a picture and nothing else, for pages everywhere, and may be kept for a day', async (test) => {
    const file = await drawn().png().toBuffer();
    const { show, fetched } = await openProxy(test, () => file);
    const response = await show(ADDRESS);
    assert.deepEqual(Object.fromEntries(response.headers), {
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800',
      'content-length': response.headers.get('content-length'),
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/webp',
      'cross-origin-resource-policy': 'cross-origin',
      etag: response.headers.get('etag'),
      'x-content-type-options': 'nosniff',
    });
    const again = await show(ADDRESS, { 'if-none-match': response.headers.get('etag') ?? '' });
    assert.deepEqual([again.status, await again.text(), fetched.length], [304, '', 1]);
  });

  it('is made smaller where it is large', async (test) => {
    const file = await drawn(4_096, 1_024).png().toBuffer();
    const { show } = await openProxy(test, () => file);
    const { width, height } = await sharp(Buffer.from(await (await show(ADDRESS)).arrayBuffer())).metadata();
    assert.deepEqual([width, height], [1_280, 320]);
  });

  it('holds nothing of what else was in the file', async (test) => {
    const files = await polyglots();
    const { show } = await openProxy(
      test,
      (url) => files[decodeURIComponent(new URL(url).hash || new URL(url).search.slice(1))]!,
    );
    for (const name of Object.keys(files)) {
      const response = await show(`${ADDRESS}?${encodeURIComponent(name)}`);
      assert.equal(response.status, 200, name);
      assert.equal(Buffer.from(await response.arrayBuffer()).includes(MARK), false, name);
    }
  });

  for (const [name, file] of [
    ...Object.entries(svgs).map(([n, f]) => [`SVG ${n}`, f] as const),
    ...Object.entries(noPictures),
  ]) {
    it(`is refused where it is ${name}`, async (test) => {
      const { show } = await openProxy(test, () => file);
      assert.equal(await refusedWith(await show(ADDRESS)), '502 image-unavailable');
    });
  }

  it('is refused where it is cut off, too large, or huge once it is unpacked', async (test) => {
    const png = await drawn(300, 200).png().toBuffer();
    const files = [
      png.subarray(0, -20),
      await drawn(4_097, 8).png().toBuffer(),
      await drawn(8, 4_097).png().toBuffer(),
      pngBomb(),
      Buffer.alloc(0),
    ];
    for (const file of files) {
      const { show } = await openProxy(test, () => file);
      assert.equal(await refusedWith(await show(ADDRESS)), '502 image-unavailable');
    }
  });

  it('is refused where its server answers with anything but success', async (test) => {
    const file = await drawn().png().toBuffer();
    for (const status of [204, 206, 304, 404, 500]) {
      const { show } = await openProxy(test, () => file, status);
      assert.equal(await refusedWith(await show(ADDRESS)), '502 image-unavailable');
    }
  });

  it('is missed without a word on why, but in the log', async (test) => {
    const { gateway, show } = await openProxy(test, () => {
      throw new SafeFetchError('refused', 'pictures.example leads to 10.0.0.7, which is not on the public internet.');
    });
    const response = await show(ADDRESS);
    const text = await response.text();
    assert.deepEqual([response.status, response.headers.get('cache-control')], [502, 'no-store']);
    assert.equal(/10\.0|refused|pictures\.example/.test(text), false, text);
    const line = gateway.logged.find(({ failure }) => failure === 'refused');
    assert.match(JSON.stringify(line), /leads to 10\.0\.0\.7/);
  });
});

describe('the address of a picture from elsewhere', () => {
  it('is given for https pictures on the public internet alone', async (test) => {
    const { services } = await startTestGateway(test);
    assert.match(imageUrl(services, ADDRESS) ?? '', /^https:\/\/magpie\.example\/v1\/images\/[\w-]{43}\/[\w-]+$/);
    for (const url of [
      'http://pictures.example/a.png',
      'https://127.0.0.1/',
      'https://localhost/',
      'https://pictures.example:444/',
      'https://a@pictures.example/',
      'javascript:alert(1)',
      'a.png',
      '',
      `https://pictures.example/${'a'.repeat(1_600)}`,
    ]) {
      assert.equal(imageUrl(services, url), undefined, url);
    }
  });

  it('is signed: the gateway fetches nothing that it has not named itself', async (test) => {
    const { gateway, ask, fetched } = await openProxy(test, () => Buffer.alloc(0));
    const { services } = gateway;
    const encoded = Buffer.from(ADDRESS).toString('base64url');
    const other = Buffer.from('https://other.example/').toString('base64url');
    const signature = services.keys.sign('image', ADDRESS);
    const paths = [
      `${signature}/${other}`,
      `${signature}/${encoded}A`,
      `${signature}/${encoded}%3D`,
      `${signature}/${encoded}/a`,
      `${signature.slice(0, -1)}/${encoded}`,
      `${signature}A/${encoded}`,
      `${'A'.repeat(43)}/${encoded}`,
      `${services.keys.sign('cursor', ADDRESS)}/${encoded}`,
      `${services.keys.sign('image', encoded)}/${encoded}`,
      encoded,
    ];
    for (const path of paths) assert.equal((await ask(`/v1/images/${path}`)).status, 404, path);
    assert.deepEqual(fetched, []);
  });
});

describe('the gateway, asked for pictures from elsewhere,', () => {
  it('fetches each once for all who ask meanwhile, and keeps it for a day', async (test) => {
    const file = await drawn().png().toBuffer();
    const { gateway, show, fetched } = await openProxy(test, () => file);
    const answers = await Promise.all(Array.from({ length: 20 }, () => show(ADDRESS)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    gateway.clock.now += 86_399_000;
    await show(ADDRESS);
    assert.equal(fetched.length, 1);
    gateway.clock.now += 1_000;
    await show(ADDRESS);
    assert.equal(fetched.length, 2);
  });

  it('asks for none again within a minute of missing it', async (test) => {
    const { gateway, show, fetched } = await openProxy(test, () => Buffer.from('no picture'));
    for (let times = 0; times < 3; times += 1) assert.equal((await show(ADDRESS)).status, 502);
    gateway.clock.now += 59_999;
    await show(ADDRESS);
    assert.equal(fetched.length, 1);
    gateway.clock.now += 1;
    await show(ADDRESS);
    assert.equal(fetched.length, 2);
  });

  it('asks a host for four at once at most, and goes on asking others', async (test) => {
    const file = await drawn().png().toBuffer();
    const answers: (() => void)[] = [];
    const { show, fetched } = await openProxy(test, (url) => {
      if (url.includes('quick.example')) return file;
      return new Promise((resolve) => answers.push(() => resolve(file)));
    });
    const slow = Array.from({ length: 30 }, (_, at) => show(`${ADDRESS}?${at}`));
    assert.equal((await show('https://quick.example/a.png')).status, 200);
    assert.equal(fetched.filter((url) => url.startsWith(ADDRESS)).length, 4);
    // Twenty find a place, four of them to be asked for; for the rest there is none.
    const answered = async <T>(asked: Promise<T>): Promise<T> => {
      const goOn = setInterval(() => answers.shift()?.(), 1);
      return asked.finally(() => clearInterval(goOn));
    };
    const statuses = (await answered(Promise.all(slow))).map(({ status }) => status);
    assert.deepEqual(
      [statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 502).length],
      [20, 10],
    );
    // The gateway was busy; that is no reason to do without the picture for a minute.
    assert.equal((await answered(show(`${ADDRESS}?29`))).status, 200);
  });

  it('leaves a host alone for a minute that was down four times, and asks again then', async (test) => {
    let down = true;
    const file = await drawn().png().toBuffer();
    const { gateway, show, fetched } = await openProxy(test, (url) => {
      if (down && url.startsWith(ADDRESS)) throw new SafeFetchError('timeout', 'It took too long.');
      return file;
    });
    for (let at = 0; at < 10; at += 1) assert.equal((await show(`${ADDRESS}?${at}`)).status, 502);
    assert.equal(fetched.length, 4);
    assert.equal((await show('https://other.example/a.png')).status, 200);
    gateway.clock.now += 60_000;
    assert.equal((await show(`${ADDRESS}?a`)).status, 502);
    assert.equal((await show(`${ADDRESS}?b`)).status, 502);
    assert.equal(fetched.length, 6);
    gateway.clock.now += 60_000;
    down = false;
    for (let at = 0; at < 10; at += 1) assert.equal((await show(`${ADDRESS}?${at}`)).status, 200);
    // What was once is forgotten.
    down = true;
    fetched.length = 0;
    for (let at = 10; at < 13; at += 1) await show(`${ADDRESS}?${at}`);
    assert.equal(fetched.length, 3);
  });

  it('goes on asking a host whose pictures are none', async (test) => {
    const { show, fetched } = await openProxy(test, () => Buffer.from('no picture'));
    for (let at = 0; at < 10; at += 1) assert.equal((await show(`${ADDRESS}?${at}`)).status, 502);
    assert.equal(fetched.length, 10);
  });
});
