import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { connectorIo } from '../../src/gateway/connectors/connector-io.js';
import { parseJson } from '../../src/gateway/connectors/json.js';
import { askUpstream, readBytes } from '../../src/gateway/connectors/upstream.js';
import { connectorWorld } from './support/connector-world.js';

const question = { what: 'WeChat (a call)' };
const ask = (make: () => Response | Promise<Response>, timeoutMs?: number) => {
  const { io, deadlines } = connectorWorld({ fetch: async () => make() });
  return { answer: askUpstream(io, 'https://api.example/?secret=canary', {}, { ...question, timeoutMs }), deadlines };
};
const never = (): AbortSignal => new AbortController().signal;

describe('What a platform answers', () => {
  it('is its status, its headers and its text', async () => {
    const { status, headers, text } = await ask(() => new Response('鹊', { status: 418, headers: { a: 'b' } })).answer;
    assert.deepEqual([status, headers.get('a'), text], [418, 'b', '鹊']);
    assert.equal((await ask(() => new Response(null, { status: 204 })).answer).text, '');
  });

  it('is not text of any bytes', async () => {
    const bytes = Buffer.from('{"a":"\u00ff"}', 'latin1');
    await assert.rejects(ask(() => new Response(bytes)).answer, /bytes that are no text/);
  });

  it('is asked for without following anywhere', async () => {
    const asked: (RequestInit | undefined)[] = [];
    const { io } = connectorWorld({
      async fetch(_, init) {
        asked.push(init);
        return new Response('');
      },
    });
    await askUpstream(io, 'https://api.example', { method: 'POST' }, question);
    assert.deepEqual([asked[0]?.method, asked[0]?.redirect], ['POST', 'error']);
  });

  it('is waited for eight seconds, to its last byte', async () => {
    const { answer, deadlines } = ask(() => new Response(new ReadableStream()));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      deadlines.map(({ ms }) => ms),
      [8_000],
    );
    deadlines[0]!.pass();
    await assert.rejects(answer, /did not answer within 8 s/);
  });

  it('has to begin sooner, and who has waited hears how long', async (t) => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    t.after(() => silent.close());
    await once(silent, 'listening');
    const { fetch: _, ...world } = connectorWorld().io;
    const io = connectorIo(world, 50);
    const { port } = silent.address() as AddressInfo;
    const asked = askUpstream(io, `http://127.0.0.1:${port}/?secret=canary`, {}, question);
    await assert.rejects(asked, /^ConnectorError: WeChat \(a call\) did not answer within 0\.05 s\. /);
  });

  it('and why it did not, says nothing of the address', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED canary'), { code: 'ECONNREFUSED' });
    const failed = new TypeError('fetch failed: canary', { cause: refused });
    const error = await ask(() => Promise.reject(failed)).answer.then(
      () => assert.fail(),
      (thrown: unknown) => thrown as Error,
    );
    assert.match(error.message, /^WeChat \(a call\) did not answer\. /);
    assert.equal((error.cause as Error).message, 'ECONNREFUSED');
    assert.doesNotMatch(`${error.message} ${String(error.cause)}`, /canary/);
  });
});

describe('A body', () => {
  it('is read to its end, and to its limit', async () => {
    const body = (): ReadableStream<Uint8Array> => new Response('12345').body!;
    assert.equal(String(Buffer.from((await readBytes(body(), 5, never()))!)), '12345');
    assert.equal(await readBytes(body(), 4, never()), undefined);
  });

  it('is let go of where it is too long or too late', async () => {
    for (const tooLong of [true, false]) {
      let cancelled = false;
      const controller = new AbortController();
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => stream.enqueue(new Uint8Array(tooLong ? 10 : 1)),
        cancel: () => void (cancelled = true),
      });
      const read = readBytes(body, 5, controller.signal);
      if (tooLong) {
        assert.equal(await read, undefined);
      } else {
        controller.abort(new Error('late'));
        await assert.rejects(read, /late/);
      }
      assert.equal(cancelled, true);
    }
  });
});

describe('JSON', () => {
  it('is read to a depth of 64, whatever stands in its texts', () => {
    const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    assert.notEqual(parseJson(deep(64)), undefined);
    assert.equal(parseJson(deep(65)), undefined);
    assert.equal(parseJson(deep(200_000)), undefined);
    const text = '[[[[{"\\'.repeat(30);
    assert.deepEqual(parseJson(JSON.stringify({ text })), { text });
  });
});
