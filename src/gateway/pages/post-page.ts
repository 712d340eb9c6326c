import type { Context } from 'hono';
import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import type { AccountRow } from '../accounts/account-store.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { findPublicPost } from '../posts/post-list.js';
import { cacheTimes, postTimes } from '../posts/post-times.js';
import { toWirePosts } from '../posts/wire-post.js';
import type { Services } from '../services.js';
import { avatar, avatarStyles, figureOf, handleOf, nameOf } from './account-figure.js';
import { isolated, languageOf, type Html, type Language } from './language.js';
import { excerpt, openGraph } from './open-graph.js';
import { postWhole } from './post-html.js';
import { followLink } from './profile-head.js';
import { postLook } from './post-look.css.js';
import { profileLook } from './profile-look.css.js';
import { accountOf } from './profile-page.js';
import { publicPage } from './public-page.js';
import { wordsOf } from './rich-text-html.js';

type Post = components['schemas']['Post'];

/** Of a title that is made of the beginning of a post; about what a tab or a search result shows. */
const MAX_TITLE = 60;

/** `/@{username}/{id}`: one post, for everybody. */
export function postPageRoutes(services: Services): Routes {
  return routes().get('/:handle{@[^/]+}/:id{[0-9A-Z]{26}}', async (context) => {
    const account = await accountOf(context, services);
    const row = await findPublicPost(services, account, context.req.param('id'));
    const [post] = await toWirePosts(services, account, [row]);
    return showPost(context, services, account, post!);
  });
}

async function showPost(context: Context<Env>, services: Services, account: AccountRow, post: Post): Promise<Response> {
  const { name } = services.config;
  const language = languageOf(context);
  const { keep, say, tell } = language;
  const title = titleOf(account, post, language);
  const heading = post.title
    ? html`<h1 dir="auto">${post.title}</h1>`
    : html`<h1 class="visually-hidden">${say('Post by {name}', { name: nameOf(account) })}</h1>`;
  const body = html`<article class="post whole">
      <div class="by">
        <a class="author" href="${keep(`/@${account.username}`)}">
          ${avatar(figureOf(services, account))}
          <span class="stack">
            <strong>${isolated(nameOf(account))}</strong>
            <span class="quiet"><bdi dir="ltr">${handleOf(account)}</bdi></span>
          </span>
        </a>
        ${followLink(account, language)}
      </div>
      ${postWhole(post, language, heading)}
    </article>
    <nav class="actions in-row pages" aria-label="${say('Posts')}">
      <a class="button" href="${keep(`/@${account.username}`)}"
        ><span>${tell('All posts by {name}', { name: isolated(nameOf(account)) })}</span></a
      >
    </nav>`;
  const times = await postTimes(services, [account.id]);
  return publicPage(
    context,
    {
      name,
      title,
      language,
      body,
      width: 'wide',
      head: headOf(name, title, post, language),
      styles: avatarStyles + profileLook + postLook,
    },
    cacheTimes(services, times.values()),
  );
}

function headOf(siteName: string, title: string, post: Post, language: Language): Html {
  const [picture] = post.media;
  const open = post.contentWarning === undefined;
  return openGraph({
    type: 'article',
    siteName,
    title,
    description: open ? wordsOf(post.text) : warningOf(post, language),
    url: post.url,
    publishedAt: post.createdAt,
    ...(open && picture ? { imageUrl: picture.url, imageAlt: picture.alt } : {}),
  });
}

/** What stands behind a warning is not in the title either. */
function titleOf(account: AccountRow, post: Post, language: Language): string {
  const name = nameOf(account);
  const words = post.contentWarning === undefined ? (post.title ?? wordsOf(post.text)) : warningOf(post, language);
  const text = excerpt(words, MAX_TITLE);
  return text ? language.say('{name}: {text}', { name, text }) : language.say('Post by {name}', { name });
}

function warningOf({ contentWarning: text = '' }: Post, { say }: Language): string {
  return text.trim() ? say('Content warning: {text}', { text }) : say('Content warning');
}
