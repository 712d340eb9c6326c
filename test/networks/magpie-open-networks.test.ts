import { expect } from '@open-wc/testing';
import type { FollowEnd, FollowTicket } from '../../src/core/following.js';
import type { Io } from '../../src/core/network.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { following } from '../../src/networks/magpie/follow/following.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { answering, type FakeFetch } from '../support/answering.js';

const GATEWAY = 'https://gateway.example';
const river = mastodon.parse('mastodon:River@social.example')!;
const alice = bluesky.parse('bluesky:alice.example')!;
const request = { language: 'en', returnUrl: undefined };
const ioAt = (fetch: FakeFetch): Io => ({
  fetch,
  signal: new AbortController().signal,
  settings: { gateway: GATEWAY },
});

const ticket: FollowTicket = {
  approveUrl: `${GATEWAY}/follow/tk-1`,
  qrText: undefined,
  expiresAt: Date.now() + 60_000,
  data: { id: 'tk-1', secret: 's', intervalSeconds: 1 },
};

const begun = (more: object): object => ({
  id: 'tk-1',
  secret: 's',
  account: 'mastodon:River@social.example',
  state: 'pending',
  confirmedBy: 'page',
  approveUrl: ticket.approveUrl,
  expiresInSeconds: 60,
  intervalSeconds: 1,
  ...more,
});

describe('following on open networks through the gateway', () => {
  it('names the account as everywhere, and keeps for itself where the visitor is at home', async () => {
    for (const [ref, account] of [
      [river, 'mastodon:River@social.example'],
      [alice, 'bluesky:alice.example'],
    ] as const) {
      const fetch = answering(begun({}));
      expect(await following.begin(ref, { ...request, home: 'me@mine.example' }, ioAt(fetch))).to.have.property(
        'ticket',
      );
      expect(JSON.parse(String(fetch.requests[0]!.init.body))).to.deep.equal({ account, language: 'en' });
    }
  });

  it('takes one click where the visitor has allowed it before, also for a request', async () => {
    for (const state of ['following', 'requested'] as const) {
      const done = await following.begin(river, request, ioAt(answering(begun({ state }))));
      expect(done).to.deep.equal({ relationship: state, oneClick: true });
    }
  });

  it('knows how the visitor stands, requests among it', async () => {
    const states = ['following', 'requested', 'not-following', 'blocked'];
    const refs = states.map((_, at) => ({ ...river, id: `river${at}` }));
    const relationships = refs.map(({ id }, at) => ({ account: `mastodon:${id}@social.example`, state: states[at] }));
    const asked = following.relationships(refs, ioAt(answering({ relationships })));
    expect(await asked).to.deep.equal(['following', 'requested', 'not-following', undefined]);
  });

  for (const [what, status, end] of [
    ['a request', { state: 'requested' }, { state: 'requested' }],
    ['the end of a follow', { state: 'not-following' }, { state: 'not-following' }],
    ['an account that the server does not find', { state: 'failed', code: 'not-found' }, { state: 'failed', code: 'not-found' }],
    ['a server that is down', { state: 'failed', code: 'unreachable' }, { state: 'failed', code: 'unreachable' }],
    ['a server that takes too long', { state: 'failed', code: 'timeout' }, { state: 'failed', code: 'timeout' }],
    ['a server that does not let it', { state: 'failed', code: 'private' }, { state: 'failed', code: 'private' }],
    ['a refusal by the gateway’s own word', { state: 'failed', code: 'unavailable' }, { state: 'failed', code: 'unreachable' }],
    ['a reason that nobody knows', { state: 'failed', code: '<b>' }, { state: 'failed', code: 'bad-response' }],
    ['no reason', { state: 'failed' }, { state: 'failed', code: 'bad-response' }],
  ] as const satisfies readonly (readonly [string, object, FollowEnd])[]) {
    it(`ends with ${what}`, async () => {
      const answer = answering({ account: 'mastodon:River@social.example', expiresInSeconds: 0, ...status });
      expect(await following.watch(ticket, () => {}, ioAt(answer))).to.deep.equal(end);
    });
  } // prettier-ignore
});
