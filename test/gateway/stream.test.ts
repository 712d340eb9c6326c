import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { streamPlaces } from '../../src/gateway/follows/stream-places.js';
import { streamTicket, type StreamTimes } from '../../src/gateway/follows/ticket-stream.js';
import { approveTicket, declineTicket, markScanned } from '../../src/gateway/follows/tickets.js';
import { routes } from '../../src/gateway/http/app.js';
import { openPage, pageKey, type Page } from './support/page-key.js';
import { addAccount, addViewer } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

type Ticket = components['schemas']['Ticket'];

interface Scene {
  readonly gateway: TestGateway;
  readonly page: Page;
  readonly ticket: Ticket;
}

async function start(test: TestContext, overrides: Parameters<typeof startTestGateway>[1] = {}): Promise<Scene> {
  const gateway = await startTestGateway(test, overrides);
  await addAccount(gateway.services, 'river');
  const key = await pageKey(() => gateway.clock.now);
  const page = openPage(gateway.ask, { publicUrl: TEST_ORIGIN, origin: 'https://river.example', key });
  return { gateway, page, ticket: await page.follow('magpie:river') };
}

const asking = ({ secret }: Ticket): RequestInit => ({
  headers: { authorization: `Bearer ${secret}`, accept: 'text/event-stream' },
});

/** A stream that keeps other time than the gateway's own. */
async function streamWith({ gateway, ticket }: Scene, times: Partial<StreamTimes>): Promise<Response> {
  const ordinary: StreamTimes = { lookMs: 600_000, heartbeatMs: 600_000, longestMs: 600_000 };
  const app = routes().get('/', (context) =>
    streamTicket(context, gateway.services, {
      id: ticket.id,
      onEnd: () => undefined,
      times: { ...ordinary, ...times },
    }),
  );
  return app.request('/');
}

/** What has come so far, each time something comes. */
async function* growing(response: Response): AsyncGenerator<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    yield text;
  }
}

async function all<T>(things: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const thing of things) list.push(thing);
  return list;
}

async function openStreams({ services }: TestGateway): Promise<number> {
  return (await services.metrics.openStreams.get()).values[0]?.value ?? 0;
}

describe('The stream of a ticket', () => {
  it('says how it stands, each change, and ends with it', async (test) => {
    const { gateway, page, ticket } = await start(test);
    const said: string[] = [];
    for await (const { state } of page.watch(ticket)) {
      said.push(state);
      if (state === 'pending') await markScanned(gateway.services, ticket.id);
      if (state === 'scanned') await approveTicket(gateway.services, ticket.id, await addViewer(gateway.services));
    }
    assert.deepEqual(said, ['pending', 'scanned', 'following']);
    assert.equal(await openStreams(gateway), 0);
  });

  it('says the same as the answer in JSON, for who comes late too', async (test) => {
    const { gateway, page, ticket } = await start(test);
    await declineTicket(gateway.services, ticket.id);
    const said = await all(page.watch(ticket));
    assert.deepEqual(said, [await page.status(ticket)]);
  });

  it('tells all pages that wait, each of its own ticket alone', async (test) => {
    const { gateway, page, ticket } = await start(test);
    const other = await page.follow('magpie:river');
    const streams = [page.watch(ticket), page.watch(ticket), page.watch(other)];
    const first = await Promise.all(streams.map((stream) => stream.next()));
    assert.deepEqual(
      first.map(({ value }) => value.state),
      ['pending', 'pending', 'pending'],
    );
    await declineTicket(gateway.services, ticket.id);
    const second = await Promise.all(streams.slice(0, 2).map((stream) => stream.next()));
    assert.deepEqual(
      second.map(({ value }) => value.state),
      ['declined', 'declined'],
    );
    await approveTicket(gateway.services, other.id, await addViewer(gateway.services));
    assert.equal((await streams[2]!.next()).value.state, 'following');
  });

  it('is text/event-stream, told to proxies as it comes, never kept, with a word on when to ask again', async (test) => {
    const { gateway, ticket } = await start(test);
    await declineTicket(gateway.services, ticket.id);
    const response = await gateway.ask(`/v1/follows/${ticket.id}`, asking(ticket));
    const headers = ['content-type', 'cache-control', 'x-accel-buffering'].map((name) => response.headers.get(name));
    assert.deepEqual(headers, ['text/event-stream', 'private, no-store', 'no']);
    assert.match(response.headers.get('vary') ?? '', /Accept/);
    assert.match(await response.text(), /^event: state\ndata: \{.*"denied".*\}\nretry: 2000\n\n$/);
  });

  it('is told of each change, and does not have to look', { timeout: 10_000 }, async (test) => {
    const scene = await start(test);
    const { services } = scene.gateway;
    const texts = growing(await streamWith(scene, {}));
    assert.match((await texts.next()).value ?? '', /"pending"/);
    await markScanned(services, scene.ticket.id);
    assert.match((await texts.next()).value ?? '', /"scanned"/);
    await approveTicket(services, scene.ticket.id, await addViewer(services));
    assert.match((await texts.next()).value ?? '', /"following"/);
    assert.equal((await texts.next()).done, true);
  });

  it('ends when the time for the attempt is over', { timeout: 10_000 }, async (test) => {
    const scene = await start(test, { ticketSeconds: 1 });
    const { clock } = scene.gateway;
    const began = clock.now - performance.now();
    Object.defineProperty(clock, 'now', { get: () => began + performance.now() });
    assert.match(await (await streamWith(scene, {})).text(), /"pending".*"expired"/s);
  });

  it('sees a change that nobody told it', async (test) => {
    const scene = await start(test);
    const texts = growing(await streamWith(scene, { lookMs: 20 }));
    assert.match((await texts.next()).value ?? '', /"pending"/);
    const { database } = scene.gateway.services;
    await database.updateTable('ticket').set({ state: 'declined', code: 'denied' }).execute();
    assert.match((await all(texts)).at(-1) ?? '', /"pending".*"declined"/s);
  });

  it('gives a sign of life while nothing happens', async (test) => {
    const scene = await start(test);
    for await (const text of growing(await streamWith(scene, { lookMs: 10, heartbeatMs: 20 }))) {
      if (text.endsWith('\n\n:\n\n:\n\n')) break;
    }
    assert.equal(await openStreams(scene.gateway), 0);
  });

  it('ends after a while even if nothing happens', async (test) => {
    const text = await (await streamWith(await start(test), { lookMs: 10, longestMs: 50 })).text();
    assert.match(text, /^event: state\ndata: \{"state":"pending".*\n\n$/s);
  });

  it('ends when the gateway does', { timeout: 10_000 }, async (test) => {
    const scene = await start(test);
    const texts = growing(await streamWith(scene, {}));
    await texts.next();
    await scene.gateway.close();
    assert.equal((await texts.next()).done, true);
    assert.equal(await openStreams(scene.gateway), 0);
  });

  it('ends when the account is gone and the ticket with it', async (test) => {
    const { gateway, page, ticket } = await start(test);
    const stream = page.watch(ticket);
    await stream.next();
    await gateway.services.database.deleteFrom('ticket').execute();
    await gateway.services.ticketChanges.announce(ticket.id);
    assert.equal((await stream.next()).done, true);
  });

  it('breaks off without a word when the database does', async (test) => {
    const { gateway, page, ticket } = await start(test);
    const stream = page.watch(ticket);
    await stream.next();
    await gateway.services.database.schema.dropTable('ticket').execute();
    await gateway.services.ticketChanges.announce(ticket.id);
    assert.equal((await stream.next()).done, true);
    assert.equal(gateway.logged.filter(({ msg }) => msg === 'An event stream broke off.').length, 1);
  });

  it('holds nothing for a page that has left, nor for who asks for the head alone', async (test) => {
    const { gateway, page, ticket } = await start(test);
    const stream = page.watch(ticket);
    await stream.next();
    assert.equal(await openStreams(gateway), 1);
    await stream.return(undefined);
    // The last one hears of it while this one is answered.
    await page.status(ticket);
    assert.equal(await openStreams(gateway), 0);
    await gateway.ask(`/v1/follows/${ticket.id}`, { ...asking(ticket), method: 'HEAD' });
    assert.equal(await openStreams(gateway), 0);
  });

  it('is refused to who has a hundred already, and JSON is not', async (test) => {
    const { gateway, page, ticket } = await start(test);
    const ask = (from: string): Promise<Response> =>
      gateway.ask(`/v1/follows/${ticket.id}`, { ...asking(ticket), from });
    const streams = await Promise.all(Array.from({ length: 100 }, () => ask('2001:db8::1')));
    assert.deepEqual(new Set(streams.map(({ status }) => status)), new Set([200]));
    const refused = await ask('2001:db8::2');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '5']);
    assert.equal((await ask('2001:db8:0:1::1')).status, 200);
    assert.equal((await page.status(ticket)).state, 'pending');
    await streams[0]!.body!.cancel();
    await page.status(ticket);
    assert.equal((await ask('2001:db8::2')).status, 200);
  });
});

describe('Places for streams', () => {
  it('are so many in all', () => {
    const places = streamPlaces(2, 1);
    const leave = places.take('one');
    places.take('two');
    assert.throws(() => places.take('three'), { code: 'rate-limited' });
    leave();
    places.take('three');
  });

  it('are fewer than connections, of which the server takes 12,000', () => {
    const places = streamPlaces();
    for (let n = 0; n < 10_000; n += 1) places.take(`owner ${n}`);
    assert.throws(() => places.take('one more'), { code: 'rate-limited' });
  });

  it('are counted in all alone where the address is not known', () => {
    const places = streamPlaces(3, 1);
    for (const owner of ['unknown', 'unknown', 'unknown']) places.take(owner);
    assert.throws(() => places.take('unknown'), { code: 'rate-limited' });
  });
});
