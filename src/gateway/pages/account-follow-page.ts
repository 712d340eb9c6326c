import type { Context } from 'hono';
import { html } from 'hono/html';
import { addressOf } from '../accounts/address.js';
import { findAccount, type AccountRow } from '../accounts/account-store.js';
import { followedAmong, followFromGateway, unfollow } from '../follows/follow-store.js';
import { routes, type Env, type Routes } from '../http/app.js';
import type { Services } from '../services.js';
import { findSession, type Session } from '../viewers/session.js';
import { avatar, avatarStyles, figureOf, handleOf, nameOf } from './account-figure.js';
import { followLimit } from './approve-views.js';
import { armed, armingScript, armingStyles } from './arming.js';
import { formNotices, formToken, readForm } from './form.js';
import { isolated, languageOf, type Html, type Language } from './language.js';
import { page } from './layout.js';
import { meLink } from './me-link.js';
import { redirect } from './redirect.js';
import { signedInLine, signInLinks } from './sign-in-links.js';
import type { TextKey } from './texts.js';

interface Visit {
  readonly language: Language;
  readonly account: AccountRow;
  readonly session: Session | undefined;
  readonly following: boolean;
}

/** `/@{username}/follow`: to follow and unfollow on the gateway's own pages, without another site that asks. */
export function accountFollowRoutes(services: Services): Routes {
  return routes()
    .get('/:handle{@[^/]+}/follow', async (context) =>
      showAccount(context, services, await accountOf(context, services)),
    )
    .post('/:handle{@[^/]+}/follow', async (context) => {
      const session = await findSession(context, services);
      const account = await accountOf(context, services);
      const form = await readForm(context, services, purposeOf(account), session);
      const here = languageOf(context).keep(context.req.path);
      if (!session) return redirect(context, here);
      if (form.state === 'stale') return showAccount(context, services, account, formNotices.stale);
      if (form.field('answer') === 'unfollow') {
        await unfollow(services, session.viewerId, account.id);
        return redirect(context, here);
      }
      if (form.state === 'too-soon') return showAccount(context, services, account, formNotices['too-soon']);
      const outcome = await followFromGateway(services, session.viewerId, account.id);
      return outcome === 'following'
        ? redirect(context, here)
        : showAccount(context, services, account, followLimit.advice);
    });
}

const purposeOf = ({ id }: AccountRow): string => `follow/${id}`;

const accountOf = (context: Context<Env>, services: Services): Promise<AccountRow> =>
  findAccount(services, addressOf((context.req.param('handle') ?? '').slice(1)));

async function showAccount(
  context: Context<Env>,
  services: Services,
  account: AccountRow,
  notice?: TextKey,
): Promise<Response> {
  const { name, followLimit: limit } = services.config;
  const language = languageOf(context);
  const session = await findSession(context, services);
  const following =
    session !== undefined && (await followedAmong(services, session.viewerId, [account.username])).size > 0;
  const said = notice && language.say(notice, { n: language.number(limit) }, limit);
  return page(context, {
    name,
    title: language.say(following ? 'You follow {name}' : 'Follow {name}?', { name: nameOf(account) }),
    language,
    body: html`${said && html`<p class="notice" role="alert">${said}</p>`}
    ${card(services, context.req.path, { language, account, session, following })}`,
    styles: avatarStyles + armingStyles,
    script: armingScript,
    ...(session ? { corner: meLink(language) } : {}),
    ...(notice ? { status: 409 } : {}),
  });
}

function card(services: Services, path: string, { language, account, session, following }: Visit): Html {
  const { say, tell, keep } = language;
  const name = isolated(nameOf(account));
  const handle = html`<bdi dir="ltr">${handleOf(account)}</bdi>`;
  return html`<div class="card">
    <div class="stack">
      <div>${avatar(figureOf(services, account))}</div>
      <h1>${tell(following ? 'You follow {name}' : 'Follow {name}?', { name })}</h1>
      <p class="quiet">${handle}</p>
    </div>
    <p class="quiet">${tell('Your follow counts for {handle}, and no one sees that it is yours.', { handle })}</p>
    ${!session && signInLinks(services, language, path)}
    ${
      session &&
      html`<form class="actions" method="post" action="${keep(path)}">
        ${formToken(services, purposeOf(account), session)}
        ${
          following
            ? html`<button class="button" name="answer" value="unfollow">${say('Unfollow')}</button>`
            : armed(
                html`<button class="button filled" name="answer" value="follow">
                  <span>${tell('Follow {name}', { name })}</span>
                </button>`,
              )
        }
      </form>`
    }
    <div>
      <a class="text-link" href="${keep(`/@${account.username}`)}"
        ><span>${tell('To the page of {name}', { name })}</span></a
      >
      ${session && signedInLine(services, language, session, path)}
    </div>
  </div>`;
}
