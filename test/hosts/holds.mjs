import assert from 'node:assert/strict';
import { difference } from './difference.mjs';
import { canFollow, isDrawn, isLinked, openShop, pictures, prototypesHold } from './shop.mjs';

/** The share of pixels that may differ from what is drawn on a page without anything. */
const TOLERANCE = 0.005;

/** What the widgets look like on a page without anything. */
export async function plainPictures(t) {
  const shop = await openShop(t);
  await isDrawn(shop.page);
  return pictures(shop);
}

/**
 * Fails unless the widgets hold on a host page: no error, prototypes as they were, a link that works, and the account drawn as
 * on a page without anything, or what the pack says in its place.
 * @param plain What `plainPictures` gave in the same browser.
 */
export async function holds(t, pack, plain) {
  const shop = await openShop(t, pack);
  if (pack.linksOnly) {
    await isLinked(shop.page);
  } else {
    await isDrawn(shop.page);
    const shots = await pictures(shop);
    const shares = shots.map((shot, at) => difference(shot, plain[at]));
    t.diagnostic(
      `${pack.name}: ${shares.map((share) => `${(100 * share).toFixed(2)} %`).join(', ')} of the pixels differ`,
    );
    if (!pack.differs) assert.ok(Math.max(...shares) <= TOLERANCE, `${shares}`);
    await canFollow(shop);
  }
  assert.ok(await prototypesHold(shop), 'prototypes have changed');
  assert.deepEqual(
    shop.problems.filter((problem) => !pack.says?.test(problem)),
    [],
  );
}
