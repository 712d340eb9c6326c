import assert from 'node:assert/strict';
import { eventsIn } from '../../../src/networks/magpie/follow/event-stream.js';
import type { Target } from '../target.js';

async function read(parts: readonly Uint8Array[]): Promise<readonly object[] | undefined> {
  const body = new Blob(parts.map((part) => new Uint8Array(part))).stream();
  const events: object[] = [];
  try {
    for await (const event of eventsIn(body, () => {})) events.push(event);
    return events;
  } catch (error) {
    if (error instanceof Error && error.message === 'An event that does not end') return undefined;
    throw error;
  }
}

/** Server-sent events. Where the network cuts the stream does not matter. */
export const target: Target = {
  starts: () => ['event: ticket\ndata: {"state":"done"}\n\n: still here\r\n\r\ndata: a\rdata:b\r\r', 'data\n\n'],
  async fuzz(input) {
    const whole = await read([input]);
    const at = input.length >> 1;
    assert.deepEqual(await read([input.subarray(0, at), input.subarray(at)]), whole);
  },
};
