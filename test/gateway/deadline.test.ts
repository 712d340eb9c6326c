import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { abortAfter } from '../../src/gateway/deadline.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('A deadline', () => {
  it('comes also where nobody holds it but what was made of it, and memory is cleared meanwhile', async () => {
    const made = (): AbortSignal => AbortSignal.any([abortAfter(50), new AbortController().signal]);
    const signal = made();
    const aborted = once(signal, 'abort');
    // What a job has touched is not cleared before it ends.
    await new Promise(setImmediate);
    collectGarbage();
    let timer: NodeJS.Timeout | undefined;
    const missed = new Promise((resolve) => (timer = setTimeout(resolve, 5_000, 'missed')));
    assert.notEqual(await Promise.race([aborted, missed]), 'missed');
    clearTimeout(timer);
    assert.equal((signal.reason as Error).name, 'TimeoutError');
  });
});
