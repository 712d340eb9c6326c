import { expect } from '@open-wc/testing';
import type { FakeMastodon } from '../support/fake-mastodon.mjs';
import { beginUnfollow, ioOf, newServer, refAt } from '../support/mastodon-visit.js';

describe('an end to a follow that cannot be asked for', () => {
  const unfollow = (server: FakeMastodon, home = server.host): Promise<unknown> =>
    beginUnfollow(refAt(`river@${server.host}`), home, ioOf(server)).catch(({ code }) => code);

  it('is refused with the reason, for no page of the server does it', async () => {
    for (const [trouble, code] of [
      ['down', 'unreachable'],
      ['slow', 'timeout'],
      ['refuses-all', 'private'],
    ] as const) {
      const server = newServer();
      server.trouble = trouble;
      expect(await unfollow(server), trouble).to.equal(code);
    }
    expect(await unfollow(newServer(), '')).to.equal('not-found');
  });

  it('is refused where nothing can be kept until the visitor comes back', async () => {
    const newer = indexedDB.open('magpie-mastodon', 9);
    await new Promise((resolve) => (newer.onsuccess = resolve));
    newer.result.close();
    try {
      expect(await unfollow(newServer())).to.equal('private');
    } finally {
      const gone = indexedDB.deleteDatabase('magpie-mastodon');
      await new Promise((resolve) => (gone.onsuccess = resolve));
    }
  });
});
