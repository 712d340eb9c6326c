import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { requestLimits, type RequestLimits } from '../../src/gateway/http/limits.js';
import { problemResponse, ProblemError } from '../../src/gateway/http/problem.js';
import { routes, type Routes } from '../../src/gateway/http/app.js';
import { createToken } from '../../src/gateway/publishing/tokens.js';
import { serve, type Answer, type ServerLimits } from '../../src/gateway/serve.js';
import { addAccount } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';

/** A little server of which the limits can be reached in no time. */
function limited(limits: Partial<RequestLimits>): Routes {
  const app = routes();
  app.use(requestLimits(() => ({ bodyBytes: 10, bodyMs: 1_000, answerMs: 1_000, ...limits })));
  app.post('/read', async (context) => context.text(await context.req.text()));
  app.post('/leave', (context) => context.text('not read'));
  app.post('/never', () => new Promise<Response>(() => undefined));
  app.onError((error) => problemResponse(error instanceof ProblemError ? error : new ProblemError('internal')));
  return app;
}

/** A body that comes in pieces, without a length that is known before. */
function inPieces(...pieces: readonly (string | Promise<never>)[]): RequestInit {
  const rest = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await rest.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  return { method: 'POST', body, duplex: 'half' } as RequestInit;
}

const never = new Promise<never>(() => undefined);

describe('a body', () => {
  it('is refused for its length before a byte of it is read', async () => {
    const response = await limited({}).request('/read', {
      method: 'POST',
      headers: { 'content-length': '11' },
      body: 'x',
    });
    assert.equal(response.status, 413);
    assert.match(await response.text(), /too-large.*|The body may have 10 bytes/);
  });

  it('is refused as soon as it is longer than it may be, whatever was said of its length', async () => {
    assert.equal((await limited({}).request('/read', inPieces('12345', '67890'))).status, 200);
    assert.equal((await limited({}).request('/read', inPieces('12345', '67890', '1', never))).status, 413);
  });

  it('is refused where it does not come in time', async () => {
    const response = await limited({ bodyMs: 20 }).request('/read', inPieces('1', never));
    assert.equal(response.status, 400);
    assert.match(await response.text(), /did not come within 0\.02 s/);
  });

  it('that breaks off, as with a visitor who leaves, is no error of the gateway', async (t) => {
    const { ask, services, logged } = await startTestGateway(t);
    const { token } = await createToken(services, { label: 'test' });
    const broken = (): Promise<never> => Promise.reject(new Error('aborted'));
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const form = { origin: TEST_ORIGIN, 'content-type': 'application/x-www-form-urlencoded' };
    for (const [path, sent] of [
      ['/v1/accounts', headers],
      ['/v1/accounts', { ...headers, 'idempotency-key': 'a' }],
      ['/me', form],
    ] as const) {
      assert.equal((await ask(path, { ...inPieces('x', broken()), headers: sent })).status, 400);
    }
    assert.deepEqual(
      logged.filter(({ level }) => level === 'error'),
      [],
    );
  });

  it('that nobody reads costs nothing', async () => {
    let asked = 0;
    const body = new ReadableStream({ pull: () => void (asked += 1) }, { highWaterMark: 0 });
    const response = await limited({}).request('/leave', { method: 'POST', body, duplex: 'half' } as RequestInit);
    assert.deepEqual([response.status, asked], [200, 0]);
  });

  it('is not unpacked: a small one could be a large one', async () => {
    for (const encoding of ['gzip', 'br', 'identity, gzip']) {
      const headers = { 'content-encoding': encoding };
      assert.equal((await limited({}).request('/read', { method: 'POST', headers, body: 'x' })).status, 415);
    }
    const headers = { 'content-encoding': 'identity' };
    assert.equal((await limited({}).request('/read', { method: 'POST', headers, body: 'x' })).status, 200);
  });

  it('of an account may have 64 kB, of a post 512 kB, of a picture 10 MB', async (t) => {
    const { ask, services } = await startTestGateway(t);
    const { token } = await createToken(services, { label: 'test' });
    await addAccount(services, 'river');
    const send = async (path: string, bytes: number, type: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type };
      return (await ask(path, { method: 'POST', headers, body: 'x'.repeat(bytes) })).status;
    };
    assert.equal(await send('/v1/accounts', 65_536, 'application/json'), 400);
    assert.equal(await send('/v1/accounts', 65_537, 'application/json'), 413);
    assert.equal(await send('/v1/accounts/magpie:river/posts', 524_288, 'application/json'), 400);
    assert.equal(await send('/v1/accounts/magpie:river/posts', 524_289, 'application/json'), 413);
    assert.notEqual(await send('/v1/accounts/magpie:river/pictures', 10 * 1024 * 1024, 'image/png'), 413);
    assert.equal(await send('/v1/accounts/magpie:river/pictures', 10 * 1024 * 1024 + 1, 'image/png'), 413);
  });

  it('may nest 64 deep, and is told so where it nests deeper', async (t) => {
    const { ask, services } = await startTestGateway(t);
    const { token } = await createToken(services, { label: 'test' });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const send = async (depth: number): Promise<string> => {
      const body = `{"name":${'['.repeat(depth - 1)}"]"${']'.repeat(depth - 1)}}`;
      const response = await ask('/v1/accounts', { method: 'POST', headers, body });
      assert.equal(response.status, 400);
      return response.text();
    };
    assert.match(await send(65), /deeper than 64 brackets/);
    assert.doesNotMatch(await send(64), /deeper/);
  });
});

describe('an answer', () => {
  it('that does not come in time is one that says so', async () => {
    const response = await limited({ answerMs: 20 }).request('/never', { method: 'POST' });
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '5');
  });
});

const LIMITS: ServerLimits = {
  headerBytes: 2_000,
  headersMs: 100,
  requestMs: 200,
  idleMs: 200,
  keepAliveMs: 1_000,
  connections: 2,
  stopMs: 200,
};

async function serving(test: TestContext, answer: Answer, limits: Partial<ServerLimits> = {}): Promise<() => Socket> {
  const server = await serve(answer, { host: '127.0.0.1', port: 0 }, { ...LIMITS, ...limits });
  test.after(() => server.stop(async () => undefined));
  const { port } = new URL(server.url);
  return () => connect(Number(port), '127.0.0.1');
}

/** What a connection says until it ends. */
async function heard(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return text;
}

describe('a connection', () => {
  const ok: Answer = async (request) => new Response(await request.text());

  it('is ended where the head of its request drips', async (t) => {
    const open = await serving(t, ok);
    const socket = open();
    const drip = setInterval(() => socket.writable && socket.write('x'), 10);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Drip: ');
    assert.match(await heard(socket), /^HTTP\/1\.1 408 /);
    clearInterval(drip);
  });

  it('is ended where the body of its request drips', async (t) => {
    const open = await serving(t, ok);
    const socket = open();
    const drip = setInterval(() => socket.writable && socket.write('x'), 10);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n');
    await heard(socket);
    clearInterval(drip);
  });

  it('is ended where the head of its request is too long', async (t) => {
    const open = await serving(t, ok);
    const socket = open();
    socket.write(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(2_000)}\r\n\r\n`);
    assert.match(await heard(socket), /^HTTP\/1\.1 431 /);
  });

  it('is ended where nothing is said on it', async (t) => {
    const open = await serving(t, ok);
    assert.match(await heard(open()), /^(?:HTTP\/1\.1 408 |$)/);
  });

  it('is ended where its reader has stopped reading', async (t) => {
    const piece = new Uint8Array(1024 * 1024);
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const endless: Answer = async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(piece), cancel: () => end() }));
    const open = await serving(t, endless);
    const socket = open().pause();
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await ended;
    socket.destroy();
  });

  it('is not had where there are too many', async (t) => {
    const open = await serving(t, ok, { headersMs: 5_000, requestMs: 5_000, idleMs: 5_000 });
    const sockets = [open(), open()];
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    assert.equal(await heard(open()), '');
    assert.ok(
      sockets.every(({ readable }) => readable),
      'those that were there first stay',
    );
    for (const socket of sockets) socket.destroy();
  });
});

describe('a server that stops', () => {
  it('waits for what is to be finished, and cuts off what is never sent to its end', async (t) => {
    let pull = (): void => undefined;
    const pulled = new Promise<void>((resolve) => (pull = resolve));
    const endless: Answer = async () => new Response(new ReadableStream({ pull: () => pull() }, { highWaterMark: 0 }));
    const server = await serve(endless, { host: '127.0.0.1', port: 0 }, { ...LIMITS, idleMs: 600_000 });
    t.after(() => server.stop(async () => undefined));
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await pulled;
    let finished = false;
    const cut = heard(socket);
    await server.stop(async () => {
      await cut;
      finished = true;
    });
    assert.ok(finished);
  });
});
