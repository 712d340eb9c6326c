import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import type { components } from '../../src/core/gateway-api.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { MARK, noPictures, pngBomb, polyglots, svgs } from './fixtures/pictures/hostile-files.js';
import { onEachDatabase } from './support/each-database.js';
import { answered, openPublisher, refusedWith, type TestPublisher } from './support/publisher.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

type Picture = components['schemas']['Picture'];

const PICTURES = '/v1/accounts/magpie:river/pictures';

interface Upload {
  readonly gateway: TestGateway;
  readonly publisher: TestPublisher;
  readonly send: (file: Uint8Array, headers?: Record<string, string>, path?: string) => Promise<Response>;
}

type StartGateway = typeof startTestGateway;

/** A gateway with the account `magpie:river`, and a way to upload to it. */
async function openUpload(test: Parameters<StartGateway>[0], start: StartGateway = startTestGateway): Promise<Upload> {
  const gateway = await start(test);
  const publisher = await openPublisher(gateway);
  await publisher.addAccount('river');
  return {
    gateway,
    publisher,
    send: (file, headers = {}, path = PICTURES) =>
      gateway.ask(path, {
        method: 'POST',
        headers: { authorization: `Bearer ${publisher.token}`, 'content-type': 'image/*', ...headers },
        body: new Uint8Array(file),
      }),
  };
}

/** A drawing with something to see in it. */
const drawn = (width: number, height: number): Sharp => {
  const circle = `<svg width="${width}" height="${height}"><rect width="50%" height="50%" fill="#c33"/></svg>`;
  return sharp({ create: { width, height, channels: 3, background: '#3a7' } }).composite([
    { input: Buffer.from(circle) },
  ]);
};

/** A picture that moves. */
function moving(frames: number, width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * frames * 3);
  const frame = width * height * 3;
  for (let at = 0; at < frames; at += 1) pixels.fill((at * 37) % 256, at * frame, (at + 1) * frame);
  return sharp(pixels, { raw: { width, height: height * frames, channels: 3, pageHeight: height } });
}

const pathOf = ({ id }: Picture, side: 2048 | 640): string => `/v1/pictures/${id}-${side}.webp`;

async function shown({ ask }: TestGateway, picture: Picture, side: 2048 | 640 = 2048): Promise<Buffer> {
  const response = await ask(pathOf(picture, side));
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}

onEachDatabase((start) => {
  it('takes an upload and shows it to everybody, in two sizes', async (test) => {
    const { gateway, send } = await openUpload(test, start);
    const response = await send(await drawn(3_000, 1_500).jpeg().toBuffer());
    const picture = await answered<Picture>(response, 201);
    assert.deepEqual(contractErrors('Picture', picture), []);
    assert.deepEqual(picture, {
      id: picture.id,
      url: `${TEST_ORIGIN}/v1/pictures/${picture.id}-2048.webp`,
      width: 2_048,
      height: 1_024,
    });
    for (const [side, width, height] of [
      [2_048, 2_048, 1_024],
      [640, 640, 320],
    ] as const) {
      const { format, ...size } = await sharp(await shown(gateway, picture, side)).metadata();
      assert.deepEqual([format, size.width, size.height], ['webp', width, height]);
    }
  });

  it('knows the same file again, and stores it once', async (test) => {
    const { gateway, publisher, send } = await openUpload(test, start);
    await publisher.addAccount('lake');
    const file = await drawn(30, 20).png().toBuffer();
    const first = await answered<Picture>(await send(file), 201);
    const again = await answered<Picture>(await send(file), 201);
    const other = await answered<Picture>(await send(file, {}, PICTURES.replace('river', 'lake')), 201);
    assert.deepEqual([again, other], [first, first]);
    const { database } = gateway.services;
    const stored = await database.selectFrom('picture').select('id').execute();
    const linked = await database.selectFrom('account_picture').select('picture_id').execute();
    assert.deepEqual([stored.length, linked.length], [1, 2]);
  });

  it('finds nothing under what cannot be a name of a picture', async (test) => {
    const { gateway } = await openUpload(test, start);
    for (const name of ['%00-640.webp', `${'%F0%9F%90%A6'.repeat(8)}-640.webp`, '-640.webp']) {
      assert.equal(await refusedWith(await gateway.ask(`/v1/pictures/${name}`)), '404 not-found', name);
    }
  });

  it('answers a repeated upload with the same key as it did first, and refuses the key for another file', async (test) => {
    const { send } = await openUpload(test, start);
    const file = await drawn(30, 20).png().toBuffer();
    const first = await answered<Picture>(await send(file, { 'idempotency-key': 'a' }), 201);
    assert.deepEqual(await answered<Picture>(await send(file, { 'idempotency-key': 'a' }), 201), first);
    const other = await drawn(31, 20).png().toBuffer();
    assert.equal(await refusedWith(await send(other, { 'idempotency-key': 'a' })), '422 idempotency-mismatch');
  });
});

describe('an uploaded picture', () => {
  it('may be JPEG, PNG, WebP, GIF or AVIF, whatever it is called', async (test) => {
    const { gateway, send } = await openUpload(test);
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
      const file = await drawn(90, 60).toFormat(format).toBuffer();
      for (const type of ['image/svg+xml', 'image/png', 'application/octet-stream']) {
        const picture = await answered<Picture>(await send(file, { 'content-type': type }), 201);
        assert.deepEqual([picture.width, picture.height], [90, 60], format);
        assert.equal((await sharp(await shown(gateway, picture)).metadata()).format, 'webp');
      }
    }
  });

  it('is turned upright, and nothing tells where and with what it was taken', async (test) => {
    const { gateway, send } = await openUpload(test);
    const file = await drawn(90, 60)
      .withExif({
        IFD0: { Make: 'Camera Maker', Copyright: 'Somebody' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '51/1 30/1 3230/100',
          GPSLongitudeRef: 'W',
          GPSLongitude: '0/1 7/1 3937/100',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Somebody was here</x:xmpmeta>')
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const before = await sharp(file).metadata();
    assert.ok(before.exif?.includes('Camera Maker') && before.orientation === 6 && before.width === 90);
    const picture = await answered<Picture>(await send(file), 201);
    assert.deepEqual([picture.width, picture.height], [60, 90]);
    for (const side of [2_048, 640] as const) {
      const bytes = await shown(gateway, picture, side);
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      assert.deepEqual([exif, xmp, iptc, icc, orientation], Array(5).fill(undefined));
      assert.equal(/EXIF|GPS|Camera|Somebody|XMP /.test(bytes.toString('latin1')), false);
      // The red quarter was at the top and the left; turned clockwise it is at the top and the right.
      const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      const pixel = (x: number, y: number): string => (data[(y * 60 + x) * 3]! > 150 ? 'red' : 'green');
      assert.deepEqual([pixel(5, 5), pixel(55, 5), pixel(5, 85)], ['green', 'red', 'green']);
    }
  });

  it('keeps its true size where it is small, and its shape where it is large', async (test) => {
    const { gateway, send } = await openUpload(test);
    for (const [width, height, shownWidth, shownHeight] of [
      [20, 10, 20, 10],
      [1, 1, 1, 1],
      [100, 4_096, 50, 2_048],
      [6_000, 2, 2_048, 1],
    ] as const) {
      const picture = await answered<Picture>(await send(await drawn(width, height).png().toBuffer()), 201);
      assert.deepEqual([picture.width, picture.height], [shownWidth, shownHeight]);
      const preview = await sharp(await shown(gateway, picture, 640)).metadata();
      assert.ok(preview.width <= 640 && preview.height <= 640);
    }
  });

  it('keeps moving where it moved, GIF and WebP', async (test) => {
    const { gateway, send } = await openUpload(test);
    for (const format of ['gif', 'webp'] as const) {
      const file = await moving(5, 700, 350)
        .toFormat(format, { delay: [100, 200, 300, 400, 500] })
        .toBuffer();
      const picture = await answered<Picture>(await send(file), 201);
      assert.deepEqual([picture.width, picture.height], [700, 350]);
      const full = await sharp(await shown(gateway, picture), { animated: true }).metadata();
      assert.deepEqual([full.pages, full.pageHeight, full.delay], [5, 350, [100, 200, 300, 400, 500]]);
      const preview = await sharp(await shown(gateway, picture, 640), { animated: true }).metadata();
      assert.deepEqual([preview.pages, preview.width, preview.pageHeight], [5, 640, 320]);
    }
  });

  it('shows its first frame where it moves for too long or is too large for that', async (test) => {
    const { gateway, send } = await openUpload(test);
    for (const [frames, side] of [
      [301, 4],
      [26, 1_000],
    ] as const) {
      const picture = await answered<Picture>(await send(await moving(frames, side, side).gif().toBuffer()), 201);
      assert.deepEqual([picture.width, picture.height], [side, side]);
      assert.equal((await sharp(await shown(gateway, picture), { animated: true }).metadata()).pages, undefined);
    }
  });

  it('holds nothing of what else was in the file', async (test) => {
    const { gateway, send } = await openUpload(test);
    for (const [name, file] of Object.entries(await polyglots())) {
      assert.ok(file.includes(MARK), name);
      const picture = await answered<Picture>(await send(file), 201);
      assert.equal((await shown(gateway, picture)).includes('script'), false, name);
    }
  });
});

describe('an upload', () => {
  for (const [name, file] of [
    ...Object.entries(svgs).map(([n, f]) => [`SVG ${n}`, f] as const),
    ...Object.entries(noPictures),
  ]) {
    it(`is refused where the file is ${name}`, async (test) => {
      const { send } = await openUpload(test);
      for (const type of ['image/png', 'image/svg+xml']) {
        const response = await send(file, { 'content-type': type });
        assert.equal(await refusedWith(response.clone()), '422 picture-refused');
        const { detail = '' } = (await response.json()) as { detail?: string };
        assert.match(detail, /^The (file|picture) .*\. Save the picture (anew|as one of these)\.$/);
        assert.equal(/vips|sharp|buffer/i.test(detail), false, detail);
      }
    });
  }

  it('is refused where the file is cut off', async (test) => {
    const { send } = await openUpload(test);
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
      const file = await drawn(300, 200).toFormat(format).toBuffer();
      for (const part of [0.1, 0.5, 0.95]) {
        const cut = file.subarray(0, Math.floor(file.length * part));
        assert.equal(await refusedWith(await send(cut)), '422 picture-refused', `${format} ${part}`);
      }
    }
  });

  it('is refused where it is small as a file and huge as a picture', async (test) => {
    const { send } = await openUpload(test);
    const large = await sharp({ create: { width: 8_000, height: 6_251, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    assert.ok(large.length < 500_000);
    for (const file of [large, pngBomb()]) {
      const response = await send(file);
      assert.match(await response.clone().text(), /50 million pixels/);
      assert.equal(await refusedWith(response), '422 picture-refused');
    }
  });

  it('is the file itself: neither a form around it nor nothing at all', async (test) => {
    const { send } = await openUpload(test);
    const file = await drawn(30, 20).png().toBuffer();
    for (const type of [
      'multipart/form-data; boundary=a',
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
    ]) {
      assert.equal(await refusedWith(await send(file, { 'content-type': type })), '415 unsupported-type');
    }
    assert.equal(await refusedWith(await send(Buffer.alloc(0))), '400 invalid-request');
    assert.equal(await refusedWith(await send(Buffer.alloc(10 * 1024 * 1024 + 1))), '413 too-large');
  });

  it('needs a token for the account, and the account', async (test) => {
    const { gateway, publisher, send } = await openUpload(test);
    await publisher.addAccount('lake');
    const { token } = await openPublisher(gateway, 'magpie:lake');
    const file = await drawn(30, 20).png().toBuffer();
    assert.equal(await refusedWith(await send(file, { authorization: '' })), '401 unauthorized');
    assert.equal(await refusedWith(await send(file, { authorization: `Bearer ${token}` })), '403 forbidden');
    // Before the file is looked at: a picture for nobody is not worked on.
    assert.equal(
      await refusedWith(await send(Buffer.from('no'), {}, PICTURES.replace('river', 'sea'))),
      '404 not-found',
    );
  });

  it('leaves room for others: more than can be worked on soon are asked to come again', async (test) => {
    const { send } = await openUpload(test);
    const files = await Promise.all(
      Array.from({ length: availableParallelism() + 60 }, (_, red) =>
        sharp({ create: { width: 400, height: 400, channels: 3, background: { r: red % 256, g: 0, b: 0 } } })
          .png()
          .toBuffer(),
      ),
    );
    const answers = await Promise.all(files.map((file) => send(file)));
    const statuses = new Set(answers.map(({ status }) => status));
    assert.deepEqual(statuses, new Set([201, 503]));
    assert.ok(answers.filter(({ status }) => status === 201).length >= 33);
    assert.ok(answers.every(({ status, headers }) => status !== 503 || headers.get('retry-after') === '5'));
  });
});

describe('the address of a picture', () => {
  it('never changes what it shows, may be kept for a year, and is a picture and nothing else', async (test) => {
    const { gateway, send } = await openUpload(test);
    const picture = await answered<Picture>(await send(await drawn(30, 20).png().toBuffer()), 201);
    const response = await gateway.ask(pathOf(picture, 640), { headers: { origin: 'https://river.example' } });
    const headers = Object.fromEntries(response.headers);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(headers['content-type'], 'image/webp');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal('set-cookie' in headers, false);
    const again = await gateway.ask(pathOf(picture, 640), { headers: { 'if-none-match': headers['etag'] ?? '' } });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    const head = await gateway.ask(pathOf(picture, 640), { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  it('leads nowhere where it is not one that was given', async (test) => {
    const { gateway, send } = await openUpload(test);
    const { id } = await answered<Picture>(await send(await drawn(30, 20).png().toBuffer()), 201);
    for (const file of [
      `${id}-30.webp`,
      `${id}-2048.png`,
      `${id}.webp`,
      `${id}-640.webp.html`,
      `${id.toLowerCase()}x-640.webp`,
      `${'a'.repeat(32)}-640.webp`,
      '..%2f..%2fetc-640.webp',
      "'--640.webp",
    ]) {
      assert.equal(await refusedWith(await gateway.ask(`/v1/pictures/${file}`)), '404 not-found', file);
    }
  });
});
