import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createImageCache } from '../../src/gateway/pictures/image-cache.js';

/** Room for three pictures of this size, with what an entry takes beside. */
const BYTES = 10_000;
const ROOM = 3 * (BYTES + 1_024);

describe('the memory for pictures', () => {
  const keep = (
    cache: ReturnType<typeof createImageCache<string>>,
    key: string,
    bytes = BYTES,
    keptUntil = 100,
  ): void => cache.keep(key, { value: `picture ${key}`, bytes, keptUntil });

  it('keeps those that were used last, as many as there is room for', () => {
    const cache = createImageCache<string>(ROOM, () => 0);
    for (const key of ['a', 'b', 'c']) keep(cache, key);
    assert.equal(cache.read('a'), 'picture a');
    keep(cache, 'd');
    assert.deepEqual(['a', 'b', 'c', 'd'].map(cache.read), ['picture a', undefined, 'picture c', 'picture d']);
  });

  it('counts what is kept anew once', () => {
    const cache = createImageCache<string>(ROOM, () => 0);
    for (const key of ['a', 'b', 'b', 'b', 'c']) keep(cache, key);
    for (const key of ['a', 'b', 'a', 'a']) cache.read(key);
    assert.deepEqual(['a', 'b', 'c'].map(cache.read), ['picture a', 'picture b', 'picture c']);
  });

  it('forgets what is too old, and has room again', () => {
    let now = 0;
    const cache = createImageCache<string>(ROOM, () => now);
    keep(cache, 'a', 2 * BYTES, 10);
    keep(cache, 'b');
    now = 10;
    assert.equal(cache.read('a'), undefined);
    for (const key of ['c', 'd']) keep(cache, key);
    assert.deepEqual(['b', 'c', 'd'].map(cache.read), ['picture b', 'picture c', 'picture d']);
  });

  it('does not fill up with what there is none of', () => {
    const cache = createImageCache<string>(ROOM, () => 0);
    for (let at = 0; at < 1_000; at += 1) keep(cache, `none ${at}`, 0);
    assert.equal(Array.from({ length: 1_000 }, (_, at) => cache.read(`none ${at}`)).filter(Boolean).length, 32);
  });

  it('does not keep what is larger than all of it', () => {
    const cache = createImageCache<string>(ROOM, () => 0);
    keep(cache, 'a', 10 * BYTES);
    assert.equal(cache.read('a'), undefined);
  });
});
