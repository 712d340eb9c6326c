import { html } from 'hono/html';
import type { followsOf } from '../follows/follow-store.js';
import type { Grant } from '../follows/grants.js';
import type { Services } from '../services.js';
import type { Session } from '../viewers/session.js';
import { signInOffers } from '../viewers/sign-in-way.js';
import { avatar, type Figure } from './account-figure.js';
import { formToken, hidden } from './form.js';
import { isolated, type Html, type Language } from './language.js';
import { networkSection, type AllowedNetwork } from './me-networks.js';
import { networkName } from './network-name.js';
import { signedInLine, signInLinks } from './sign-in-links.js';
import { hostOf, siteName } from './site-name.js';

/** What the forms of the page are bound to. */
export const ME_PURPOSE = 'me';
/** What the form that signs out is bound to. */
export const SIGN_OUT_PURPOSE = 'sign-out';
/** Accounts on one page. */
const PAGE_SIZE = 50;

/** What a viewer has allowed a site, in all of their browsers together. Times in milliseconds since 1970. */
export interface AllowedSite {
  readonly origin: string;
  readonly createdAt: number;
  readonly usedAt: number;
  /** Of the accounts that it may show, as `realmOf` has it. */
  readonly networks: ReadonlySet<string>;
}

export interface MeVisit {
  readonly language: Language;
  /** Who is signed in with a provider or a platform; `undefined`: nobody. */
  readonly session: Session | undefined;
  /** What forms are bound to. */
  readonly formSession: Session;
  readonly networks: readonly AllowedNetwork[];
  /** The newest first. */
  readonly follows: readonly (Awaited<ReturnType<typeof followsOf>>[number] & { readonly figure: Figure })[];
  readonly sites: readonly AllowedSite[];
  /** Which page of the follows, from 1; nonsense is the first. */
  readonly page: number;
}

/** One entry a site, the last used first. */
export function sitesOf(grants: readonly Grant[]): readonly AllowedSite[] {
  const sites = new Map<string, AllowedSite>();
  for (const { origin, network, createdAt, usedAt } of grants) {
    const other = sites.get(origin) ?? { createdAt, usedAt, networks: new Set<string>() };
    sites.set(origin, {
      origin,
      networks: new Set([...other.networks, network]),
      createdAt: Math.min(createdAt, other.createdAt),
      usedAt: Math.max(usedAt, other.usedAt),
    });
  }
  return [...sites.values()].sort((a, b) => b.usedAt - a.usedAt);
}

/** All that a viewer sees of themselves. */
export function signedInViews(services: Services, visit: MeVisit): Html {
  const { language, session, formSession } = visit;
  const { say, keep } = language;
  const action = keep('/me');
  const token = formToken(services, ME_PURPOSE, formSession);
  const form = (content: Html): Html => html`<form method="post" action="${action}">${token}${content}</form>`;
  return html`<h1>${say('What I follow')}</h1>
    ${session ? followSection(visit, form) : signInSection(services, visit)}
    ${networkSection(visit.networks, language, form)}
    <section class="card">
      <div class="stack">
        <h2>${say('Sites you allowed')}</h2>
        <p class="quiet">
          ${
            visit.sites.length > 0
              ? say(
                  visit.sites.every(isShownAlone)
                    ? 'They may show what you follow. They do not know who you are.'
                    : 'They may show what you follow, and unfollow for you. They do not know who you are.',
                )
              : say('You have allowed no site.')
          }
        </p>
      </div>
      ${siteList(visit, form)}
    </section>
    <section class="card">
      <h2>${say('This browser and others')}</h2>
      ${session && signedInLine(services, language, session, '/me')}
      <form class="actions in-row" method="post" action="${keep('/sign-out')}">
        ${formToken(services, SIGN_OUT_PURPOSE, formSession)}
        <button class="button" name="where" value="here">${say('Sign out')}</button>
        <button class="button" name="where" value="everywhere">${say('Sign out everywhere')}</button>
      </form>
    </section>
    <section class="card">
      <div class="stack">
        <h2>${say('Everything about you')}</h2>
        <p class="quiet">
          ${say('You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.')}
        </p>
      </div>
      <div class="actions in-row">
        <a class="button" href="${keep('/me/delete')}">${say('Delete everything …')}</a>
      </div>
    </section>`;
}

/** Whether a site can end nothing of what it may show: that is done in the apps. */
const isShownAlone = ({ networks }: AllowedSite): boolean =>
  [...networks].every((network) => /^(?:wechat:|line$)/.test(network));

type Form = (content: Html) => Html;

function followSection(visit: MeVisit, form: Form): Html {
  const { language, follows } = visit;
  const { say, tell, number } = language;
  return html`<section class="card">
    <h2>
      ${
        follows.length > 0
          ? tell('You follow {n} account|You follow {n} accounts', { n: number(follows.length) }, follows.length)
          : say('You follow nobody yet.')
      }
    </h2>
    ${followList(visit, form)}
  </section>`;
}

/** For who is known on open networks alone. */
const signInSection = (services: Services, { language }: MeVisit): Html | undefined =>
  signInOffers(services).length > 0
    ? html`<section class="card">
        <p>${language.say('Sign in to see what you follow and which sites you allowed.')}</p>
        ${signInLinks(services, language, '/me')}
      </section>`
    : undefined;

function followList({ language, follows, page }: MeVisit, form: Form): Html | undefined {
  if (follows.length === 0) return undefined;
  const { say, tell, date, keep } = language;
  const pages = Math.ceil(follows.length / PAGE_SIZE);
  const shown = Number.isInteger(page) ? Math.min(Math.max(page, 1), pages) : 1;
  return html`<ul class="rows">
      ${follows.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE).map(({ account, figure, origin, createdAt }) => {
        const { name, handle } = figure;
        const network = account.username.includes(':') ? networkName(account.username, language) : undefined;
        const since = { date: date(createdAt), site: html`<bdi dir="ltr">${origin && hostOf(origin)}</bdi>` };
        return html`<li>
          ${avatar(figure)}
          <div>
            <a class="name" href="${keep(`/@${account.username}`)}">${isolated(name)}</a>
            <p class="quiet">${network && `${network} · `}<bdi dir="ltr">${handle}</bdi></p>
            <p class="quiet">${tell(origin ? 'Since {date}, at {site}' : 'Since {date}', since)}</p>
            ${network && html`<p class="quiet">${say('To unfollow, use the app {network}.', { network })}</p>`}
          </div>
          ${
            !network &&
            form(
              html`${hidden('unfollow', account.username)}<button
                  class="button"
                  aria-label="${say('Unfollow {name}', { name })}"
                >
                  ${say('Unfollow')}
                </button>`,
            )
          }
        </li>`;
      })}
    </ul>
    ${pages > 1 && pager(language, shown, pages)}`;
}

function pager({ say, tell, number, keep }: Language, shown: number, pages: number): Html {
  const link = (to: number, text: string, rel: string): Html =>
    html`<a class="button" rel="${rel}" href="${keep(`/me?page=${to}`)}">${text}</a>`;
  return html`<nav class="actions in-row pager">
    ${shown > 1 && link(shown - 1, say('Previous'), 'prev')}
    <span class="quiet">${tell('Page {n} of {total}', { n: number(shown), total: number(pages) })}</span>
    ${shown < pages && link(shown + 1, say('Next'), 'next')}
  </nav>`;
}

function siteList({ language, sites }: MeVisit, form: Form): Html | undefined {
  if (sites.length === 0) return undefined;
  const { say, tell, date } = language;
  return html`<ul class="rows">
    ${sites.map(
      ({ origin, createdAt, usedAt }) =>
        html`<li>
          <div>
            <p>${siteName(origin)}</p>
            <p class="quiet">
              ${tell('Since {date}, last used {used}', { date: date(createdAt), used: date(usedAt) })}
            </p>
          </div>
          ${form(
            html`${hidden('revoke', origin)}<button
                class="button"
                aria-label="${say('Revoke for {site}', { site: hostOf(origin) })}"
              >
                ${say('Revoke')}
              </button>`,
          )}
        </li>`,
    )}
  </ul>`;
}
