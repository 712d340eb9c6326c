import { expect } from '@open-wc/testing';
import { eventsIn } from '../../src/networks/magpie/follow/event-stream.js';

const WHOLE =
  ': hello\r\nevent: state\r\ndata: {"a":1}\r\n\r\ndata:one\ndata: two\n\nid: 7\nretry: 3\n\nevent: end\rdata\r\r';
const EVENTS = [
  { type: 'state', data: '{"a":1}' },
  { type: 'message', data: 'one\ntwo' },
  { type: 'end', data: '' },
];

function streamOf(chunks: readonly (string | Uint8Array<ArrayBuffer>)[], end: 'close' | 'error' = 'close') {
  const left = [...chunks];
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const chunk = left.shift();
      if (chunk !== undefined) controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      else if (end === 'close') controller.close();
      else controller.error(new TypeError('network error'));
    },
  });
}

async function read(chunks: readonly (string | Uint8Array<ArrayBuffer>)[]): Promise<unknown[]> {
  const events = [];
  for await (const event of eventsIn(streamOf(chunks), () => {})) events.push(event);
  return events;
}

describe('a stream of events', () => {
  it('is read by the rules of the platform', async () => {
    // A carriage return at the end of what has come may be half of a line end.
    expect(await read([`${WHOLE}\n`])).to.deep.equal(EVENTS);
  });

  it('may come in any pieces', async () => {
    const bytes = new TextEncoder().encode(`${WHOLE.replace('one', '鹊')}\n`);
    for (const size of [1, 2, 3, 7, 50]) {
      const pieces = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size));
      expect(await read(pieces), `${size} bytes at a time`).to.deep.equal([
        EVENTS[0],
        { type: 'message', data: '鹊\ntwo' },
        EVENTS[2],
      ]);
    }
  });

  it('keeps back an event that is not finished', async () => {
    expect(await read(['data: whole\n\n', 'data: half\n'])).to.deep.equal([{ type: 'message', data: 'whole' }]);
  });

  it('says that it lives, by comments too', async () => {
    let heard = 0;
    for await (const _ of eventsIn(streamOf([':\n\n', ':\n\n']), () => heard++)) expect.fail('a comment is no event');
    expect(heard).to.equal(2);
  });

  it('breaks with its connection', async () => {
    const events = eventsIn(streamOf(['data: a\n\n'], 'error'), () => {});
    expect((await events.next()).value).to.deep.equal({ type: 'message', data: 'a' });
    expect(await events.next().catch(String)).to.equal('TypeError: network error');
  });

  it('ends with an event that does not', async () => {
    const endless = Array.from({ length: 100 }, () => `data: ${'a'.repeat(1_000)}\n`);
    expect(await read(endless).catch(String)).to.include('does not end');
  });
});
