import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createSafeFetch } from '../../src/gateway/pictures/safe-fetch.js';
import { outsideWorld, PUBLIC, type OutsideWorld } from './support/outside-world.js';
import { special } from './support/special-blocks.js';

const OPTIONS = { maxBytes: 1_000, timeoutMs: 5_000, accept: 'text/plain' };

/** The ends of each block of addresses that nobody outside may send the gateway to. */
const addresses = [...new Set(special.flatMap(([first, last]) => [first, last]))];

const spelt = (number: number, radix: number, prefix: string): string => prefix + number.toString(radix);

/** How an IPv4 address may be written for a host, by itself and in the forms of IPv6 that lead to it. */
function spellings(address: string): readonly string[] {
  const bytes = address.split('.').map(Number) as [number, number, number, number];
  const [a, b, c, d] = bytes;
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  const high = (a * 256 + b).toString(16);
  const low = (c * 256 + d).toString(16);
  return [
    address,
    `${address}.`,
    String(number),
    spelt(number, 16, '0x'),
    spelt(number, 8, '0'),
    bytes.map((byte) => spelt(byte, 16, '0x')).join('.'),
    bytes.map((byte) => spelt(byte, 8, '0')).join('.'),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    [...address].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
    address.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    address.replaceAll('.', '\u3002'),
    `[::ffff:${address}]`,
    `[::ffff:${high}:${low}]`,
    `[::${address}]`,
    `[::ffff:0:${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${address}]`,
    `[2002:${high}:${low}::1]`,
    `[2001:0:${high}:${low}::1]`,
  ];
}

/** Addresses of the web that lead to them. */
const places = addresses.flatMap((address) =>
  (address.includes(':') ? [`[${address}]`, `[${address.toUpperCase()}]`] : spellings(address)).map(
    (host) => `https://${host}/`,
  ),
);

/** As resolvers give them. */
const answers = [
  ...addresses,
  ...addresses
    .filter((address) => !address.includes(':'))
    .flatMap((address) => [`::ffff:${address}`, `64:ff9b::${address}`]),
];

/** What was not refused, or was after a connection: each is a fault. */
async function faults(
  world: OutsideWorld,
  urls: readonly string[],
  mayConnect: (address: string) => boolean,
): Promise<readonly string[]> {
  const fetch = createSafeFetch(world);
  const wrong: string[] = [];
  for (const url of urls) {
    const from = world.connected.length;
    const failure: unknown = await fetch(url, OPTIONS).catch((error: unknown) => error);
    const refused = failure instanceof Error && 'code' in failure && failure.code === 'refused';
    const connected = world.connected.slice(from).filter(({ address }) => !mayConnect(address));
    if (!refused || connected.length > 0) wrong.push(url);
  }
  return wrong;
}

const goThere = (test: TestContext): Promise<OutsideWorld> =>
  outsideWorld(test, ({ url }, response) => {
    const location = decodeURIComponent(url!.slice(1));
    response.writeHead(302, { location, connection: 'close' }).end();
  });

describe('the gateway goes to no special address', () => {
  it('that is written in an address of the web, however', async (test) => {
    const world = await goThere(test);
    assert.deepEqual(await faults(world, places, () => false), []);
    assert.deepEqual([world.connected, world.resolved], [[], []]);
    test.diagnostic(`${places.length} addresses`);
  });

  it('that a redirect leads to, however it is written', async (test) => {
    const world = await goThere(test);
    // A header holds only these letters.
    const targets = places.filter((place) => /^[ -~]+$/.test(place));
    const urls = targets.map((place) => `https://pictures.example/${encodeURIComponent(place)}`);
    assert.deepEqual(await faults(world, urls, (address) => address === PUBLIC), []);
    assert.equal(world.requests.length, urls.length);
    test.diagnostic(`${urls.length} redirects`);
  });

  it('that a name stands for, alone or besides a public one, at once or after a redirect', async (test) => {
    const names = answers.flatMap((address, index) => [
      [`a${index}.example`, [[address]]] as const,
      [`b${index}.example`, [[PUBLIC, address]]] as const,
      [`c${index}.example`, [[PUBLIC], [address]]] as const,
    ]);
    const world = await outsideWorld(
      test,
      ({ headers }, response) =>
        void response.writeHead(302, { location: `https://${headers.host!}/`, connection: 'close' }).end(),
      Object.fromEntries(names),
    );
    const urls = names.map(([name]) => `https://${name}/`);
    assert.deepEqual(await faults(world, urls, (address) => address === PUBLIC), []);
    assert.equal(world.requests.length, answers.length);
    test.diagnostic(`${urls.length} names`);
  });
});
