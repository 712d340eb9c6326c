import { expect } from '@open-wc/testing';
import type { NetworkError } from '../../src/core/errors.js';
import type { Io } from '../../src/core/network.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { followPage } from '../../src/networks/mastodon/remote-follow.js';
import { answering, answeringByPath, ioWith, offline, type FakeFetch } from '../support/answering.js';

const WEBFINGER = '/.well-known/webfinger';
const NODEINFO = {
  '/.well-known/nodeinfo': { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: 'https://social.example/nodeinfo/2.0' }] }, // prettier-ignore
  '/nodeinfo/2.0': { software: { name: 'mastodon' } },
};
const RIVER = encodeURIComponent('river@river.example');
const RIVER_PAGE = encodeURIComponent('https://river.example/@river');
const DEFAULT = `https://social.example/authorize_interaction?uri=${RIVER}`;
const river = mastodon.parse('mastodon:river@river.example')!;

async function follow(home: string, io: Io): Promise<string> {
  return followPage(river, home, io);
}

const subscribe = (template: unknown): object => ({ rel: 'http://ostatus.org/schema/1.0/subscribe', template });
const intent = (template: unknown): object => ({ rel: 'https://w3id.org/fep/3b86/Follow', template });
const withLinks = (...links: unknown[]): FakeFetch => answeringByPath({ [WEBFINGER]: { links } });

describe('following from the own server', () => {
  for (const [typed, url] of [
    ['me@social.example', 'acct:me@social.example'],
    ['@me@social.example', 'acct:me@social.example'],
    ['  @Me@Social.Example ', 'acct:me@social.example'],
    ['@ me @ social.example', 'acct:me@social.example'],
    ['＠me＠social．example', 'acct:me@social.example'],
    ['acct:me@social.example', 'acct:me@social.example'],
    ['https://social.example/@me', 'acct:me@social.example'],
    ['https://social.example/users/me/', 'acct:me@social.example'],
    ['social.example/@me', 'acct:me@social.example'],
    ['https://social.example/@friend@other.example', 'acct:social.example@social.example'],
    ['https://social.example/home?x#y', 'acct:social.example@social.example'],
    ['HTTPS://SOCIAL.EXAMPLE/', 'acct:social.example@social.example'],
    ['social.example', 'acct:social.example@social.example'],
    ['@social.example', 'acct:social.example@social.example'],
  ] as const) {
    it(`understands “${typed}”`, async () => {
      const fetch = withLinks(subscribe('https://social.example/authorize_interaction?uri={uri}'));
      expect(await follow(typed, ioWith(fetch))).to.equal(DEFAULT);
      expect(fetch.requests.map((request) => request.url.href)).to.deep.equal([
        `https://social.example${WEBFINGER}?resource=${url}`,
      ]);
    });
  }

  for (const typed of ['', ' ', '@', 'me', '@me', 'me@', 'me@localhost.', 'https://', 'javascript:alert(1)', '10.0.0.1', 'me@me@me']) {
    it(`says not-found for “${typed}” and asks nobody`, async () => {
      const fetch = offline();
      expect(await failure(follow(typed, ioWith(fetch)))).to.include({ code: 'not-found' });
      expect(fetch.requests).to.deep.equal([]);
    });
  } // prettier-ignore

  for (const [what, links, page] of [
    ['the template of the server', [subscribe('https://social.example/ostatus?acct={uri}&x={other}')], `https://social.example/ostatus?acct=${RIVER}&x=`],
    [
      'an intent before that',
      [subscribe('https://social.example/s?{uri}'), intent('https://social.example/f?o={object}&ok={on-success}&no={on-cancel}')],
      `https://social.example/f?o=${RIVER_PAGE}&ok=(close)&no=(close)`,
    ],
    ['a server below the domain of the handle', [subscribe('https://web.social.example/f?u={uri}')], `https://web.social.example/f?u=${RIVER}`],
    ['no template on a whole top-level domain', [subscribe('https://example/f?u={uri}')], DEFAULT],
    ['no template on another site', [intent('https://evil.example/f?u={object}')], DEFAULT],
    ['no template on a site that only ends alike', [subscribe('https://evilsocial.example/f?u={uri}')], DEFAULT],
    ['no template whose host is filled in', [subscribe('https://{uri}/f')], DEFAULT],
    ['no template without https', [subscribe('http://social.example/f?u={uri}')], DEFAULT],
    ['no template of a script', [subscribe('javascript:alert("{uri}")')], DEFAULT],
    ['no template that names nobody', [subscribe('https://social.example/f')], DEFAULT],
    ['the usual page without templates', [null, 7, { rel: 'self' }, subscribe(null), subscribe(undefined)], DEFAULT],
  ] as const) {
    it(`takes ${what}`, async () => {
      expect(await follow('me@social.example', ioWith(withLinks(...links)))).to.equal(page);
    });
  } // prettier-ignore

  it('takes a server above the domain of the handle', async () => {
    const fetch = withLinks(subscribe('https://social.example/f?u={uri}'));
    expect(await follow('www.example', ioWith(fetch))).to.equal(`https://www.example/authorize_interaction?uri=${RIVER}`);
    expect(await follow('www.social.example', ioWith(fetch))).to.equal(`https://social.example/f?u=${RIVER}`);
    expect(await follow('me@web.social.example', ioWith(fetch))).to.equal(`https://social.example/f?u=${RIVER}`);
  }); // prettier-ignore

  it('takes the usual page of a server that keeps its own account to itself', async () => {
    expect(await follow('social.example', ioWith(answeringByPath(NODEINFO)))).to.equal(DEFAULT);
  });

  it('says not-found for a website that is no server, and says so', async () => {
    for (const fetch of [answeringByPath({}), answering('<!doctype html><p>Welcome')]) {
      const error = await failure(follow('social.example', ioWith(fetch)));
      expect(error).to.include({ code: 'not-found' });
      expect(error.message).to.contain('no server of the fediverse');
    }
  });

  it('says not-found for an account that the server does not have', async () => {
    const error = await failure(follow('me@social.example', ioWith(answeringByPath(NODEINFO))));
    expect(error).to.include({ code: 'not-found' });
    expect(error.message).to.contain('no account me');
  });

  it('says unreachable for a server that does not answer', async () => {
    expect(await failure(follow('me@social.example', ioWith(offline())))).to.include({ code: 'unreachable' });
    const down = answering('', { status: 503 });
    expect(await failure(follow('social.example', ioWith(down)))).to.include({ code: 'unreachable' });
  });
});

async function failure(finding: Promise<unknown>): Promise<NetworkError> {
  try {
    await finding;
  } catch (error) {
    return error as NetworkError;
  }
  throw new Error('A page was found, although there is none.');
}
