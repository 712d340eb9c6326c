import { mastodon } from '../../../src/networks/mastodon/mastodon.js';
import { ioAnswering, loadBoth } from '../answering.js';
import { fixture } from '../fixture.js';
import type { Target } from '../target.js';
import { jsonOf } from '../text-of.js';

const read = (name: string): unknown => fixture(`networks/fixtures/mastodon/${name}.json`);
const account = { id: '1', username: 'river', acct: 'river', display_name: 'River', url: 'https://a.example/@river' };

/** Answers of a server with Mastodon's API: `{ account, statuses, webfinger }`. */
export const target: Target = {
  starts: () => [
    ...['lookup', 'made-account'].map((name) => JSON.stringify({ account: read(name), statuses: [] })),
    ...['home', 'made-statuses', 'quote', 'reblog'].flatMap((name) =>
      (read(name) as unknown[]).slice(0, 6).map((status) => JSON.stringify({ account, statuses: [status] })),
    ),
    JSON.stringify({
      webfinger: { links: [{ rel: 'self', type: 'application/activity+json', href: 'https://b.example/users/river' }] },
    }),
  ],
  async fuzz(input) {
    const given = (jsonOf(input) ?? {}) as Readonly<Record<string, unknown>>;
    const io = ioAnswering((path) => {
      const name = path.endsWith('/statuses') ? 'statuses' : path.includes('webfinger') ? 'webfinger' : 'account';
      return JSON.stringify(given[name]) ?? '';
    });
    await loadBoth(mastodon, 'mastodon:river@a.example', io);
  },
  large: (repeated) =>
    JSON.stringify({
      account: { ...account, note: repeated, display_name: repeated },
      statuses: [{ id: '1', account, content: repeated, created_at: '2026-01-01T00:00:00Z', visibility: 'public' }],
    }),
};
