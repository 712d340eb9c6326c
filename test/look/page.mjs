// Runs in the page: a network whose accounts are in the states that they are named for, and a stage to show markup on.
import { configure, load, NetworkError, registerNetwork } from '/dist/cdn/magpie.js';

const { world, now } = JSON.parse(document.querySelector('#world').textContent);
const stage = document.querySelector('#stage');
/** Lets answers come that wait for it. */
let release = () => {};

const never = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

async function find(table, { id }, signal) {
  const found = world[table][id];
  if (id === 'news') await new Promise((resolve) => (release = resolve));
  if (found === 'silent') return never(signal);
  if (!found || found.error) throw new NetworkError(found?.error ?? 'not-found', 'Made to fail');
  return structuredClone(found);
}

/** A page of the network that the visitor is on, as their server has one. */
const ticket = () => ({
  approveUrl: 'https://home.example/authorize?account=ann',
  qrText: 'https://home.example/authorize?account=ann',
  expiresAt: now + 102_000,
  data: {},
});

const following = {
  home: { question: 'From which server do you follow people?', example: 'mastodon.social' },
  begin: async ({ id }) => {
    if (id === 'bob') throw new NetworkError('unreachable', 'Made to fail');
    return { ticket: ticket() };
  },
  unfollow: async () => ({ ticket: ticket() }),
  watch: (_, __, { signal }) => never(signal),
  finish: () => new Promise(() => {}),
  relationships: async (refs) => refs.map(() => undefined),
};

/** Three villages, which differ in how one follows there: by a link, by a code, in place. */
const villages = [
  { id: 'village', label: 'Village' },
  { id: 'scan', label: 'Market', ways: () => [{ kind: 'scan', url: 'https://village.example/add/ann' }] },
  { id: 'home', label: 'Hamlet', asksHome: true },
  { id: 'place', label: 'Village' },
];

for (const { id: network, label, asksHome, ways } of villages) {
  const url = ({ id }) => `https://village.example/${id}`;
  await registerNetwork({
    id: network,
    label,
    mark: 'M8 2 2 7v7h4v-4h4v4h4V7z',
    parse: (address) => {
      const [, name, id] = /^(\w+):(\w+)$/.exec(address) ?? [];
      return name === network ? { network, host: '', id } : undefined;
    },
    handle: ({ id }) => world.accounts[id]?.handle ?? `@${id}.example`,
    profileUrl: url,
    ways: /village/.test(network) ? undefined : (ways ?? ((ref) => [{ kind: 'ticket', url: url(ref), asksHome }])),
    following: async () => ({ ...following, home: asksHome ? following.home : undefined }),
    // One that never answers holds nobody else up.
    batchSize: 1,
    loadAccounts: (refs, { signal }) =>
      Promise.all(refs.map((ref) => find('accounts', ref, signal).catch((error) => error))),
    loadPosts: async (ref, { limit }, cursor, { signal }) => {
      const all = await find('posts', ref, signal);
      const start = Number(cursor ?? 0);
      const end = start + limit;
      return { posts: all.slice(start, end), cursor: end < all.length ? `${end}` : undefined };
    },
  });
}

/** Every style and picture is there, and nothing is drawn any more. */
async function isQuiet() {
  await document.fonts.ready;
  const pictures = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element instanceof HTMLImageElement) pictures.push(element);
    }
  };
  walk(document);
  for (const picture of pictures) {
    picture.loading = 'eager';
    await picture.decode().catch(() => {});
  }
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
}

window.look = {
  isQuiet,
  release: () => release(),
  /** Puts markup on the stage, to a visitor of whom storage knows only what is given. */
  show({ markup, settings, follows, kept, isOffline }) {
    stage.replaceChildren();
    localStorage.clear();
    for (const [key, agoSeconds] of kept ?? []) {
      const name = key.replace(/ ?\{.*/, '').replace(/:$/, '');
      localStorage[key] = JSON.stringify({ at: now - agoSeconds * 1000, value: world.kept[name] });
    }
    const known = Object.entries(follows ?? {}).map(([key, follow]) => [
      key,
      follow.step === 'pending' ? { ...follow, ticket: ticket() } : follow.step ? { ...follow, since: now } : follow,
    ]);
    if (known.length) localStorage['magpie:follows'] = JSON.stringify(Object.fromEntries(known));
    dispatchEvent(new StorageEvent('storage', { key: null }));
    configure({ consent: undefined, gateway: undefined, ...settings });
    dispatchEvent(new Event(isOffline ? 'offline' : 'online'));
    stage.innerHTML = markup;
  },
};

// Loaded once, so that no state waits for a file.
await load('magpie-follow-button', 'magpie-account-card', 'magpie-post-feed');
document.documentElement.dataset.ready = '';
