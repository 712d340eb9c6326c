import type { Context } from 'hono';
import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import { addressOf } from '../accounts/address.js';
import { findAccount, type AccountRow } from '../accounts/account-store.js';
import { toWireAccount } from '../accounts/wire-account.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { oembedLink } from '../embeds/oembed-link.js';
import { ProblemError } from '../http/problem.js';
import { listPublicPosts, type PostList } from '../posts/post-list.js';
import { cacheTimes, postTimes } from '../posts/post-times.js';
import { toWirePosts } from '../posts/wire-post.js';
import type { Services } from '../services.js';
import { avatarStyles, nameOf } from './account-figure.js';
import { languageOf, type Html, type Language } from './language.js';
import { openGraph } from './open-graph.js';
import { postItem } from './post-html.js';
import { profileHead } from './profile-head.js';
import { postLook } from './post-look.css.js';
import { profileLook } from './profile-look.css.js';
import { publicPage } from './public-page.js';
import { redirect } from './redirect.js';
import { wordsOf } from './rich-text-html.js';

type Account = components['schemas']['Account'];

/** Posts on one page, pinned ones not counted. */
const LIMIT = 20;

/** `/@{username}`: an account and its posts, for everybody. */
export function profileRoutes(services: Services): Routes {
  return routes().get('/:handle{@[^/]+}', async (context) => {
    const account = await accountOf(context, services);
    const cursor = context.req.query('cursor');
    try {
      return await showProfile(
        context,
        services,
        account,
        await listPublicPosts(services, account, { limit: LIMIT, cursor }),
      );
    } catch (error) {
      // An old link to older posts: the newest are there.
      if (error instanceof ProblemError && error.code === 'invalid-cursor') {
        return redirect(context, languageOf(context).keep(`/@${account.username}`));
      }
      throw error;
    }
  });
}

/** The account that a page is about. @throws {ProblemError} not-found. */
export const accountOf = (context: Context<Env>, services: Services): Promise<AccountRow> =>
  findAccount(services, addressOf((context.req.param('handle') ?? '').slice(1)));

async function showProfile(
  context: Context<Env>,
  services: Services,
  row: AccountRow,
  list: PostList,
): Promise<Response> {
  const { name } = services.config;
  const language = languageOf(context);
  const times = await postTimes(services, [row.id]);
  const account = toWireAccount(services, row, times.get(row.id)?.posts ?? 0);
  const posts = await toWirePosts(services, row, list.posts);
  const older = context.req.query('cursor') !== undefined;
  const body = html`${profileHead(services, row, account, language)}
    <section class="posts">
      <h2 class="visually-hidden">${language.say('Posts')}</h2>
      ${posts.length > 0 ? posts.map((post) => postItem(post, language)) : html`<p class="quiet none">${language.say('Nothing has been posted yet.')}</p>`}
    </section>
    ${pageLinks(row, list.cursor, older, language)}`;
  return publicPage(
    context,
    {
      name,
      title: nameOf(row),
      language,
      body,
      width: 'wide',
      head: headOf(services, row, account, older),
      styles: avatarStyles + profileLook + postLook,
    },
    cacheTimes(services, times.values()),
  );
}

function headOf(services: Services, row: AccountRow, account: Account, older: boolean): Html {
  const preview = openGraph({
    type: 'profile',
    siteName: services.config.name,
    title: nameOf(row),
    description: wordsOf(account.bio),
    url: account.url,
    imageUrl: account.bannerUrl ?? account.avatarUrl,
  });
  // Where older posts begin changes with each new one: a search engine is to follow the posts and forget the page.
  return html`${preview} ${oembedLink(services, `/@${row.username}`, nameOf(row))}
  ${row.website && html`<link rel="me" href="${row.website}" />`}
  ${older && html`<meta name="robots" content="noindex" />`}`;
}

function pageLinks(
  { username }: AccountRow,
  cursor: string | undefined,
  older: boolean,
  { say, keep }: Language,
): Html | '' {
  if (!cursor && !older) return '';
  const path = `/@${username}`;
  return html`<nav class="actions in-row pages" aria-label="${say('Posts')}">
    ${older && html`<a class="button" href="${keep(path)}">${say('Newest posts')}</a>`}
    ${cursor && html`<a class="button" rel="next" href="${keep(`${path}?cursor=${encodeURIComponent(cursor)}`)}">${say('Older posts')}</a>`}
  </nav>`;
}
