import { expect, waitUntil } from '@open-wc/testing';
import type { FollowProgress, FollowTicket } from '../../src/core/following.js';
import type { AccountRef } from '../../src/core/model.js';
import { withoutAnswer } from '../../src/networks/mastodon/follow/answer.js';
import { finishMastodon } from '../../src/networks/mastodon/follow/finish.js';
import { following } from '../../src/networks/mastodon/follow/following.js';
import { begin, comeBack, ioOf, newServer, paramsOf, refAt, returnPage } from '../support/mastodon-visit.js';

const here = (server: { readonly host: string }): AccountRef => refAt(`river@${server.host}`);

/** Whoever waits hears of it by the channel, long before they would look for it by themselves. */
async function soon<T>(waiting: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('It took too long.')), 1_000));
  return Promise.race([waiting, late]);
}

describe('whoever waits for a follow on Mastodon', () => {
  it('learns at once that the visitor is back, and how it ended, without asking the network', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(here(server), server.host, io);
    const progress: FollowProgress[] = [];
    const end = following.watch(ticket, (one) => progress.push(one), {
      ...io,
      fetch: () => Promise.reject(new Error()),
    });
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow: typeof io.fetch = async (url, init) => {
      if (url.endsWith('/oauth/token')) await held;
      return io.fetch(url, init);
    };
    const params = paramsOf(await server.decide(ticket.approveUrl!, 'allow'));
    const finishing = finishMastodon(params, { ...io, fetch: slow }, returnPage());
    dispatchEvent(new Event('pageshow'));
    await waitUntil(() => {
      dispatchEvent(new Event('online'));
      return progress.length;
    });
    expect(progress[0]).to.have.property('state', 'scanned');
    release();
    await finishing;
    expect(await soon(end)).to.deep.equal({ state: 'following' });
    expect(progress.length).to.equal(1);
  });

  it('learns it in every tab, and on a page that is opened later', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(here(server), server.host, io);
    const waiting = [1, 2].map(() => following.watch(ticket, () => {}, io));
    await comeBack(ticket, server, io);
    expect(await soon(Promise.all(waiting))).to.deep.equal([{ state: 'following' }, { state: 'following' }]);
    const kept = JSON.parse(JSON.stringify(ticket)) as FollowTicket;
    expect(await soon(following.watch(kept, () => {}, io))).to.deep.equal({ state: 'following' });
  });

  it('learns that the visitor declined', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(here(server), server.host, io);
    const waiting = following.watch(ticket, () => {}, io);
    await comeBack(ticket, server, io, 'deny');
    expect(await soon(waiting)).to.deep.equal({ state: 'declined', reason: 'denied' });
    expect(server.stateOf('river')).to.equal('none');
  });

  it('learns why it was not done', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(here(server), server.host, io);
    server.instead.set('/oauth/token', () => new Response('{}', { status: 503 }));
    const params = paramsOf(await server.decide(ticket.approveUrl!, 'allow'));
    await finishMastodon(params, io, returnPage());
    expect(await following.watch(ticket, () => {}, io)).to.include({ state: 'failed', code: 'unreachable' });
  });

  it('is not misled by answers to other attempts', async () => {
    const server = newServer();
    const io = ioOf(server);
    const [one, other] = [await begin(here(server), server.host, io), await begin(here(server), server.host, io)];
    const leave = new AbortController();
    let isOver = false;
    const waiting = following.watch(one, () => {}, { ...io, signal: leave.signal }).finally(() => (isOver = true));
    await comeBack(other, server, io, 'deny');
    expect(await soon(following.watch(other, () => {}, io))).to.include({ state: 'declined' });
    expect(isOver).to.equal(false);
    await comeBack(one, server, io);
    expect(await soon(waiting)).to.deep.equal({ state: 'following' });
  });

  it('is told expired when the time is over, or nothing is known of it', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(here(server), server.host, io);
    for (const spoilt of [
      { ...ticket, expiresAt: Date.now() - 1 },
      { ...ticket, expiresAt: Date.now() + 60 },
      { ...ticket, expiresAt: 'never' },
      { ...ticket, data: { id: 'unknown' } },
      { ...ticket, data: { id: 7 } },
      { ...ticket, data: null },
      { ...ticket, data: undefined },
    ]) {
      const watching = following.watch(spoilt as FollowTicket, () => {}, io);
      expect(await soon(watching)).to.deep.equal({ state: 'expired' });
    }
  });

  it('can leave', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(here(server), server.host, io);
    const leave = new AbortController();
    const reason = new Error('gone');
    const waiting = following.watch(ticket, () => {}, { ...io, signal: leave.signal }).catch((error: unknown) => error);
    leave.abort(reason);
    expect(await soon(waiting)).to.equal(reason);
    const late = following.watch(ticket, () => {}, { ...io, signal: leave.signal }).catch((error: unknown) => error);
    expect(await soon(late)).to.equal(reason);
  });
});

describe('the page that the visitor comes back to', () => {
  it('hides the answer before it does anything, and goes when all is done', async () => {
    const server = newServer();
    const io = ioOf(server);
    for (const [returnUrl, gone] of [
      [undefined, 'close'],
      [`${location.origin}/shop?a#b`, `${location.origin}/shop?a#b`],
    ] as const) {
      const ticket = await begin(here(server), server.host, io, { returnUrl });
      const page = returnPage();
      const asked = server.asked.length;
      const strip = (): void => {
        expect(server.asked.length).to.equal(asked);
        page.strip();
      };
      const params = paramsOf(await server.decide(ticket.approveUrl!, 'allow'));
      await finishMastodon(params, io, { ...page, strip });
      expect(page.done).to.deep.equal(['strip', gone]);
      expect(server.tokens.size).to.equal(0);
    }
  });

  it('stays where it was, with an answer that is not for it', async () => {
    const page = returnPage();
    await finishMastodon(new URLSearchParams('code=1&state=of-the-shop'), ioOf(), page);
    expect(page.done).to.deep.equal([]);
    const params = new URLSearchParams({ code: '1', state: 'magpie-mastodon-used' });
    expect(await finishMastodon(params, ioOf(), page)).to.deep.equal({ state: 'expired' });
    expect(page.done).to.deep.equal(['strip']);
  });

  it('says expired where the browser does not say what it has kept', async () => {
    const newer = indexedDB.open('magpie-mastodon', 9);
    await new Promise((resolve) => (newer.onsuccess = resolve));
    newer.result.close();
    try {
      const params = new URLSearchParams({ code: '1', state: 'magpie-mastodon-lost' });
      expect(await finishMastodon(params, ioOf(), returnPage())).to.deep.equal({ state: 'expired' });
    } finally {
      const gone = indexedDB.deleteDatabase('magpie-mastodon');
      await new Promise((resolve) => (gone.onsuccess = resolve));
    }
  });

  for (const [href, expected] of [
    ['https://shop.example/?p=3&code=c&state=magpie-mastodon-s&iss=i#top', 'https://shop.example/?p=3#top'],
    ['https://shop.example/?p=3#code=c&state=magpie-mastodon-s', 'https://shop.example/?p=3'],
    ['https://shop.example/?error=access_denied&error_description=no&state=magpie-mastodon-s', 'https://shop.example/'],
    ['https://shop.example/?code=sale&state=of-the-shop#code=2&state=x', 'https://shop.example/?code=sale&state=of-the-shop#code=2&state=x'],
  ] as const) {
    it(`has the address ${expected} after ${href}`, () => expect(withoutAnswer(href)).to.equal(expected));
  } // prettier-ignore
});
