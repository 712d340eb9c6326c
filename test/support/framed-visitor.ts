/** What runs in a page that is in a frame of another site: it clicks, and tells that site what came of it. */
import { following as onBluesky } from '../../src/networks/bluesky/follow/following.js';
import { isForeignFrame } from '../../src/networks/magpie/follow/foreign-frame.js';
import { following as onMastodon } from '../../src/networks/mastodon/follow/following.js';
import { alice, requestOf } from './bluesky-visitor.js';
import { FakeBluesky } from './fake-bluesky.js';
import { ioOf, newServer, refAt, requestAt } from './mastodon-visit.js';

const bluesky = new FakeBluesky();
const io = { fetch: bluesky.fetch, signal: new AbortController().signal, settings: {} };
const mastodon = newServer();
const river = refAt(`river@${mastodon.host}`);
const at = requestAt(mastodon.host);

const codeOf = ({ code }: { readonly code?: string }): string | undefined => code;
const told = await Promise.all([
  onBluesky.begin(alice, requestOf({ home: 'bob.example' }), io).catch(codeOf),
  onBluesky.unfollow(alice, requestOf({ home: 'bob.example' }), io).catch(codeOf),
  onMastodon.begin(river, at, ioOf(mastodon)),
  onMastodon.unfollow(river, at, ioOf(mastodon)).catch(codeOf),
]);
const askedBluesky = bluesky.askedAt('/oauth/par').map(({ url }) => url.pathname);
const asked = [...askedBluesky, ...mastodon.asked.map(({ path }) => path)].filter(
  (path) => !path.includes('webfinger'),
);
const isForeign = isForeignFrame();
parent.postMessage({ told: JSON.parse(JSON.stringify(told)), host: mastodon.host, asked, isForeign }, '*');
