import { expect } from '@open-wc/testing';
import { all, drawFeed } from '../support/draw-feed.js';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/post-feed/define.js';
import { feed } from '../../src/networks/feed/feed.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { configure } from '../../src/stores/settings.js';
import { folded } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { kinOfMisskey } from './misskey-says.js';

const WRITTEN = '2026-03-01T12:00:00.000Z';

/** Handles as a server may send them, with how they are shown on `social.example`. */
const HANDLES: readonly (readonly [name: string, domain: string | undefined, shown: string])[] = [
  ['river', undefined, '@river@social.example'],
  ['river', 'lake.example', '@river@lake.example'],
  ['river', '河畔.example', '@river@xn--ovw07p.example'],
  ['river', 'g\u043eod.example', '@river@xn--god-sed.example'],
  ['river', '\u0440\u0430\u0443.example', '@river@xn--80a5ak.example'],
  ['r\u0456ver', undefined, '@r\\u{456}ver@social.example'],
  ['river\u200b', undefined, '@river\\u{200b}@social.example'],
  ['\u202erevir', 'lake.example', '@\\u{202e}revir@lake.example'],
  ['river', 'la\u202eke.example', '@river@la\\u{202e}ke.example'],
  ['\u3164', undefined, '@\\u{3164}@social.example'],
  ['river\u{e0067}', undefined, '@river\\u{e0067}@social.example'],
];

const shownHandles = async (account: string): Promise<readonly string[]> => {
  const drawn = await drawFeed({ account, limit: '40' });
  return all(drawn, '[part=handle]').map(({ textContent }) => folded(textContent));
};

describe('handles that are not what they seem', () => {
  firstVisit();
  before(() => [mastodon, feed].forEach(registerNetwork));

  it('are written out, and domains are what is asked for, on servers with Mastodon’s API', async () => {
    const account = (acct: string): object => ({
      id: '1',
      username: 'river',
      acct,
      url: 'https://social.example/@river',
    });
    const statuses = HANDLES.map(([name, domain], index) => ({
      id: String(index),
      created_at: WRITTEN,
      url: `https://social.example/@river/${index}`,
      visibility: 'public',
      account: account(domain === undefined ? name : `${name}@${domain}`),
      content: 'x',
    }));
    configure({
      fetch: (url) =>
        Promise.resolve(
          Response.json(
            /statuses$/.test(new URL(url).pathname) ? statuses : /lookup/.test(url) ? account('river') : [],
          ),
        ),
    });
    expect(await shownHandles('mastodon:river@social.example')).to.deep.equal(HANDLES.map(([, , shown]) => shown));
  });

  it('are so on servers of Misskey’s family', async () => {
    const user = (username: string, host: string | undefined): object => ({ id: '1', username, host: host ?? null });
    const notes = HANDLES.map(([name, domain], index) => ({
      id: String(index),
      createdAt: WRITTEN,
      visibility: 'public',
      user: user(name, domain),
      text: 'x',
    }));
    configure({
      fetch: (url, init) => {
        const { username, userId } = JSON.parse(String(init?.body ?? '{}')) as { username?: string; userId?: string };
        const answer = userId !== undefined ? notes : username !== undefined ? user(username, undefined) : undefined;
        return Promise.resolve(Response.json(answer ?? kinOfMisskey(new URL(url))));
      },
    });
    const shown = HANDLES.map(([, , handle]) => handle.replace('social', 'kin'));
    expect(await shownHandles('mastodon:river@kin.example')).to.deep.equal(shown);
  });

  it('of authors of a feed are the feed’s, and so is a name with nothing to see in it', async () => {
    const authors = ['Lake', '\u200b', ' \u3164 ', '\u202e\u2800'];
    configure({
      fetch: () =>
        Promise.resolve(
          Response.json({
            version: 'https://jsonfeed.org/version/1.1',
            title: 'River',
            items: authors.map((name, index) => ({
              id: String(index),
              content_text: 'x',
              date_published: WRITTEN,
              authors: [{ name }],
            })),
          }),
        ),
    });
    const drawn = await drawFeed({ account: 'feed:https://river.example/feed.json' });
    const names = all(drawn, '[part=name]').map(({ textContent }) => folded(textContent));
    expect(names).to.deep.equal(['Lake', 'River', 'River', 'River']);
    expect(all(drawn, '[part=handle]').every(({ textContent }) => folded(textContent) === 'river.example')).to.equal(
      true,
    );
  });
});
