import type { Context } from 'hono';
import { html } from 'hono/html';
import { findAccount } from '../accounts/account-store.js';
import { addressOf } from '../accounts/address.js';
import { followsOf, unfollow } from '../follows/follow-store.js';
import { grantsOf, revokeGrant } from '../follows/grants.js';
import { routes, type Env, type Routes } from '../http/app.js';
import type { Services } from '../services.js';
import { endSessions, findSessions, type Sessions } from '../viewers/sessions.js';
import { forgetViewer } from '../viewers/viewer-store.js';
import { avatarStyles } from './account-figure.js';
import { armed, armingScript, armingStyles } from './arming.js';
import { formNotices, formToken, readForm, type SentForm } from './form.js';
import { languageOf, type Html } from './language.js';
import { page } from './layout.js';
import { meStyles } from './me-look.css.js';
import { doneNotice, mePath, type Done } from './me-notice.js';
import { ME_PURPOSE, signedInViews, sitesOf, type MeVisit } from './me-views.js';
import { redirect } from './redirect.js';
import { shownFigure } from './shown-figure.js';
import { signInLinks } from './sign-in-links.js';
import type { TextKey } from './texts.js';

const DELETE_PURPOSE = 'me/delete';

/** `/me`: whom a viewer follows, which sites they allowed, and how to end each of it, or all. */
export function meRoutes(services: Services): Routes {
  return routes()
    .get('/me', async (context) => {
      const sessions = await findSessions(context, services);
      return sessions.all.length > 0 ? showMe(context, services, sessions) : showSignIn(context, services);
    })
    .post('/me', async (context) => {
      const language = languageOf(context);
      const sessions = await findSessions(context, services);
      const form = await readForm(context, services, ME_PURPOSE, sessions.all[0]);
      if (sessions.all.length === 0) return redirect(context, language.keep('/me'));
      // Nothing here is worth a trap below a double click, so a form that came soon counts too.
      if (form.state === 'stale') return showMe(context, services, sessions, formNotices.stale);
      const done = await doAsAsked(services, sessions, form);
      return redirect(context, language.keep(done ? mePath(done) : '/me'));
    })
    .get('/me/delete', async (context) => {
      const sessions = await findSessions(context, services);
      return sessions.all.length > 0
        ? askToDelete(context, services, sessions)
        : redirect(context, languageOf(context).keep('/me'));
    })
    .post('/me/delete', async (context) => {
      const sessions = await findSessions(context, services);
      const form = await readForm(context, services, DELETE_PURPOSE, sessions.all[0]);
      if (sessions.all.length === 0) return redirect(context, languageOf(context).keep('/me'));
      if (form.state !== 'valid') return askToDelete(context, services, sessions, formNotices[form.state]);
      await Promise.all(sessions.all.map(({ viewerId }) => forgetViewer(services, viewerId)));
      await endSessions(context, services, false);
      return showDeleted(context, services);
    });
}

async function doAsAsked(
  services: Services,
  { here, open, all }: Sessions,
  { field }: SentForm,
): Promise<Done | undefined> {
  const [unfollowed, revoked, disconnected] = [field('unfollow'), field('revoke'), field('disconnect')];
  if (unfollowed !== '' && here) {
    const account = await findAccount(services, addressOf(unfollowed));
    await unfollow(services, here.viewerId, account.id);
    return { unfollowed };
  }
  const allowed = open.find(({ network }) => network === disconnected);
  if (allowed) {
    // Nothing else is known of somebody on an open network than that they have allowed it.
    await forgetViewer(services, allowed.session.viewerId);
    return { disconnected };
  }
  if (revoked === '') return undefined;
  for (const { viewerId } of all) await revokeSite(services, viewerId, revoked);
  return { revoked };
}

/** Takes back what a viewer allowed a site, in all of their browsers. */
async function revokeSite(services: Services, viewerId: string, origin: string): Promise<void> {
  for (const grant of await grantsOf(services, viewerId)) {
    if (grant.origin === origin) await revokeGrant(services, viewerId, grant.id);
  }
}

async function showMe(
  context: Context<Env>,
  services: Services,
  { here, open, all }: Sessions,
  notice?: TextKey,
): Promise<Response> {
  const language = languageOf(context);
  const follows = here ? await followsOf(services, here.viewerId) : [];
  const grants = (await Promise.all(all.map(({ viewerId }) => grantsOf(services, viewerId)))).flat();
  const shown = await Promise.all(
    follows.map(async (followed) => {
      const { account } = followed;
      return { ...followed, figure: await shownFigure(services, addressOf(account.username), account) };
    }),
  );
  const asked = Number(context.req.query('page') ?? 1);
  const visit: MeVisit = {
    language,
    session: here,
    formSession: all[0]!,
    networks: open,
    follows: shown,
    sites: sitesOf(grants),
    page: asked,
  };
  return page(context, {
    name: services.config.name,
    title: language.say('What I follow'),
    language,
    width: 'wide',
    body: html`${notice ? html`<p class="notice" role="alert">${language.say(notice)}</p>` : await doneNotice(context, services, visit)}
    ${signedInViews(services, visit)}`,
    styles: avatarStyles + meStyles,
    ...(notice ? { status: 409 } : {}),
  });
}

function showSignIn(context: Context<Env>, services: Services): Promise<Response> {
  const language = languageOf(context);
  const title = language.say('What I follow');
  const advice = language.say('Sign in to see what you follow and which sites you allowed.');
  return page(context, {
    name: services.config.name,
    title,
    language,
    body: oneCard(title, advice, signInLinks(services, language, '/me')),
  });
}

async function askToDelete(
  context: Context<Env>,
  services: Services,
  { here, open, all }: Sessions,
  notice?: TextKey,
): Promise<Response> {
  const follows = here ? await followsOf(services, here.viewerId) : [];
  const elsewhere = follows.some(({ account }) => account.username.includes(':'));
  const language = languageOf(context);
  const { say, keep } = language;
  const title = say('Delete everything about you?');
  return page(context, {
    name: services.config.name,
    title,
    language,
    body: html`${notice && html`<p class="notice" role="alert">${say(notice)}</p>`}
    ${oneCard(
      title,
      html`${say(
        'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.',
      )}
      ${elsewhere && say('What you follow in an app of your own stays followed there.')}
      ${open.length > 0 && say('What you follow on Bluesky and Mastodon stays followed there.')}`,
      html`<form class="actions" method="post" action="${keep('/me/delete')}">
        ${formToken(services, DELETE_PURPOSE, all[0])}
        ${armed(html`<button class="button danger">${say('Delete everything')}</button>`)}
        <a class="button" href="${keep('/me')}">${say('Cancel')}</a>
      </form>`,
    )}`,
    styles: armingStyles,
    script: armingScript,
    ...(notice ? { status: 409 } : {}),
  });
}

function showDeleted(context: Context<Env>, { config }: Services): Promise<Response> {
  const language = languageOf(context);
  const title = language.say('Everything is deleted');
  const advice = language.say('Nothing about you is kept here anymore.');
  return page(context, { name: config.name, title, language, body: oneCard(title, advice) });
}

const oneCard = (title: string, advice: string | Html, actions?: Html): Html =>
  html`<div class="card">
    <div class="stack">
      <h1>${title}</h1>
      <p class="quiet">${advice}</p>
    </div>
    ${actions}
  </div>`;
