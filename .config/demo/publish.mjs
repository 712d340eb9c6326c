import { createToken, revokeToken } from './built-gateway.mjs';
import { printed } from './drawing.mjs';

const HOUR_MS = 3_600_000;
/** The most posts that the gateway gives in one answer. */
const PAGE = 40;

/**
 * Publishes what is not there yet of the demo's accounts, with a token and through the gateway's own interface, as any
 * publisher would.
 * @param {import('magpie-gateway').Gateway} gateway
 * @param {import('./accounts.mjs').SeedAccount[]} accounts
 * @param {number} sinceMs The first start of the demo; posts lie before it. Milliseconds since 1970.
 */
export async function publishMissing({ fetch, services }, accounts, sinceMs) {
  let made;
  /** A start that finds everything there makes no token. */
  const publisher = () => (made ??= createToken(services, { label: 'npm start' }));
  const files = new Map();
  /** Two accounts may show the same picture: it is drawn once. */
  const fileOf = (draw) => files.get(draw) ?? files.set(draw, printed(draw())).get(draw);

  async function ask(method, path, { json, file, expected = [] } = {}) {
    const headers =
      method === 'GET'
        ? {}
        : {
            authorization: `Bearer ${(await publisher()).token}`,
            'content-type': file ? 'image/webp' : 'application/json',
          };
    const body = file ?? (json && JSON.stringify(json));
    const answer = await fetch(
      new Request(new URL(`/v1/${path}`, services.config.publicUrl), { method, headers, body }),
    );
    const content = await answer.json();
    if (answer.ok) return content;
    if (expected.includes(content.code)) return undefined;
    throw new Error(`The demo could not ${method} ${path}: ${JSON.stringify(content)}`);
  }

  async function upload(path, draw) {
    return (await ask('POST', `${path}/pictures`, { file: await fileOf(draw) })).id;
  }

  async function publishAccount({ username, profile, avatar, banner, posts }) {
    const path = `accounts/magpie:${username}`;
    const account =
      (await ask('GET', path, { expected: ['not-found'] })) ??
      (await ask('POST', 'accounts', { json: { username, ...profile }, expected: ['username-taken'] }));
    // Somebody has deleted it, and so it stays.
    if (!account) return;
    if (!account.avatarUrl || !account.bannerUrl) {
      const pictures = { avatar: await upload(path, avatar), banner: await upload(path, banner) };
      await ask('PATCH', path, { json: pictures });
    }
    const there = await namesOfPosts(path);
    for (const post of posts.toReversed()) if (!there.has(nameOf(post))) await publishPost(path, post);
  }

  async function namesOfPosts(path) {
    const names = new Set();
    let cursor = '';
    do {
      const page = await ask('GET', `${path}/posts?limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      for (const { title, text } of page.posts) names.add(nameOf({ title, text: plainTextOf(text) }));
      cursor = page.cursor;
    } while (cursor);
    return names;
  }

  async function publishPost(path, { hoursAgo, pictures = [], ...draft }) {
    const uploaded = [];
    for (const [draw, alt] of pictures) uploaded.push({ id: await upload(path, draw), alt });
    const publishAt = new Date(sinceMs - hoursAgo * HOUR_MS).toISOString();
    await ask('POST', `${path}/posts`, { json: { ...draft, publishAt, pictures: uploaded } });
  }

  await Promise.all(accounts.map(publishAccount));
  if (made) await revokeToken(services, (await made).id);
}

/** What a post is known by: its title, or else its first line. */
const nameOf = ({ title, text }) => title ?? text.trimStart().split('\n', 1)[0].trim();

/** The characters of the gateway's rich text. */
const plainTextOf = (segments) =>
  segments
    .map(({ type, text, children }) => {
      if (type === 'break') return '\n';
      return type === 'element' ? `${plainTextOf(children)}\n` : text;
    })
    .join('');
