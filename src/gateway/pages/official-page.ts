import type { Context } from 'hono';
import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import {
  CONNECTED_TIMES,
  connectedAccountOf,
  loadConnectedAccount,
  loadConnectedPosts,
  type Connected,
} from '../accounts/connected-accounts.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { oembedLink } from '../embeds/oembed-link.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { avatarStyles } from './account-figure.js';
import { articleItem } from './article-html.js';
import { languageOf, type Html, type Language } from './language.js';
import { officialHead } from './official-head.js';
import { officialLook } from './official-look.css.js';
import { openGraph } from './open-graph.js';
import { postLook } from './post-look.css.js';
import { profileLook } from './profile-look.css.js';
import { publicPage } from './public-page.js';
import { qrStyles } from './qr-code.js';
import { redirect } from './redirect.js';
import { wordsOf } from './rich-text-html.js';

type Account = components['schemas']['Account'];
type PostPage = components['schemas']['PostPage'];

const LIMIT = 20;

/** `/@{address}`, such as `/@line:@river`: an official account of another platform, and how to follow it there, for everybody. */
export function officialPageRoutes(services: Services): Routes {
  return routes().get('/:handle{(?:@|%40)[^/]+}', async (context, next) => {
    const connected = connectedAccountOf(services, (context.req.param('handle') ?? '').slice(1));
    if (!connected) return next();
    const { address } = connected.account;
    const cursor = context.req.query('cursor');
    const [account, posts] = await Promise.all([
      loadConnectedAccount(services, address),
      loadPosts(services, address, cursor),
    ]);
    // An old link to older posts: the newest are there.
    if (posts === 'old-link') return redirect(context, languageOf(context).keep(pathOfAccount(address)));
    return showAccount(context, services, connected, account, posts);
  });
}

/** Whoever writes addresses by hand leaves `@` and `:` as they are. */
const pathOfAccount = (address: string): string => `/@${encodeURI(address)}`;

/** @returns `undefined`: neither the platform nor the configuration gives any now. */
async function loadPosts(
  services: Services,
  address: string,
  cursor: string | undefined,
): Promise<PostPage | 'old-link' | undefined> {
  try {
    return await loadConnectedPosts(services, address, { limit: LIMIT, cursor });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.code === 'invalid-cursor' ? 'old-link' : undefined;
  }
}

async function showAccount(
  context: Context<Env>,
  services: Services,
  connected: Connected,
  account: Account,
  posts: PostPage | undefined,
): Promise<Response> {
  const { name } = services.config;
  const language = languageOf(context);
  const older = context.req.query('cursor') !== undefined;
  return publicPage(
    context,
    {
      name,
      title: account.name,
      language,
      body: html`${officialHead(services, connected, account, language)} ${postList(services, posts, language)}
      ${pageLinks(account.address, posts?.cursor, older, language)}`,
      width: 'wide',
      head: headOf(services, account, older),
      styles: avatarStyles + profileLook + postLook + qrStyles + officialLook,
    },
    CONNECTED_TIMES,
  );
}

/** Without any nothing is said: some platforms let nobody read what an account posts. */
function postList(services: Services, page: PostPage | undefined, language: Language): Html | undefined {
  const { say } = language;
  if (page?.posts.length === 0) return undefined;
  return html`<section class="posts">
    <h2 class="visually-hidden">${say('Posts')}</h2>
    ${
      page
        ? page.posts.map((post) => articleItem(services, post, language))
        : html`<p class="quiet none">${say('What it has posted cannot be shown now.')}</p>`
    }
  </section>`;
}

function headOf(services: Services, account: Account, older: boolean): Html {
  const preview = openGraph({
    type: 'profile',
    siteName: services.config.name,
    title: account.name,
    description: wordsOf(account.bio),
    url: new URL(pathOfAccount(account.address), services.config.publicUrl).href,
    imageUrl: account.bannerUrl ?? account.avatarUrl,
  });
  return html`${preview} ${oembedLink(services, pathOfAccount(account.address), account.name)}
  ${older && html`<meta name="robots" content="noindex" />`}`;
}

function pageLinks(
  address: string,
  cursor: string | undefined,
  older: boolean,
  { say, keep }: Language,
): Html | undefined {
  if (cursor === undefined && !older) return undefined;
  const path = pathOfAccount(address);
  return html`<nav class="actions in-row pages" aria-label="${say('Posts')}">
    ${older && html`<a class="button" href="${keep(path)}">${say('Newest posts')}</a>`}
    ${cursor && html`<a class="button" rel="next" href="${keep(`${path}?cursor=${encodeURIComponent(cursor)}`)}">${say('Older posts')}</a>`}
  </nav>`;
}
