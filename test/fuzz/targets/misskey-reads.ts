import { mastodon } from '../../../src/networks/mastodon/mastodon.js';
import { ioAnswering, loadBoth } from '../answering.js';
import { fixture } from '../fixture.js';
import type { Target } from '../target.js';
import { jsonOf } from '../text-of.js';

const read = (name: string): unknown => fixture(`networks/fixtures/mastodon/made-misskey-${name}.json`);
const user = { id: '9abc', username: 'river', name: 'River' };
const nodeinfo = {
  links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: 'https://kin.example/nodeinfo/2.0' }],
  software: { name: 'misskey' },
};

/** Answers of a server of Misskey's family: `{ user, notes }`. */
export const target: Target = {
  starts: () => [
    JSON.stringify({ user: read('user'), notes: [] }),
    ...(read('notes') as unknown[]).map((note) => JSON.stringify({ user, notes: [note] })),
  ],
  async fuzz(input) {
    const given = (jsonOf(input) ?? {}) as Readonly<Record<string, unknown>>;
    const io = ioAnswering((path) => {
      if (path.includes('nodeinfo')) return JSON.stringify(nodeinfo);
      if (path === '/api/users/show') return JSON.stringify(given['user']) ?? '';
      // Mastodon's API is not there.
      return path === '/api/users/notes' ? (JSON.stringify(given['notes']) ?? '') : '<!doctype html>';
    });
    await loadBoth(mastodon, 'mastodon:river@kin.example', io);
  },
  large: (repeated) =>
    JSON.stringify({
      user: { ...user, description: repeated, name: repeated },
      notes: [{ id: '1', user, text: repeated, createdAt: '2026-01-01T00:00:00Z', visibility: 'public' }],
    }),
};
