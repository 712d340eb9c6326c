import { html } from 'hono/html';
import type { TicketView } from '../follows/ticket-view.js';
import type { Services } from '../services.js';
import type { Session } from '../viewers/session.js';
import { avatar, handleOf, nameOf } from './account-figure.js';
import { armed } from './arming.js';
import { closeButton } from './close-button.js';
import { formToken } from './form.js';
import { isolated, type Html, type Language } from './language.js';
import { signedInLine, signInLinks } from './sign-in-links.js';
import { hostOf, siteName } from './site-name.js';
import type { TextKey } from './texts.js';

/** What the approve page knows of a visit. */
export interface ApproveVisit {
  readonly language: Language;
  readonly ticket: TicketView;
  /** Path and query of the page, for forms and for the way back from a sign-in. */
  readonly here: string;
  readonly session: Session | undefined;
  /** Whether the signed-in viewer follows the account. */
  readonly following: boolean;
  /** Where the asking page was, if this page took its place. */
  readonly returnUrl: string | undefined;
  /** What came of the last try, in a sentence. */
  readonly notice: TextKey | undefined;
}

/** What a form of the approve page is bound to. */
export const approvePurpose = (ticketId: string): string => `approve/${ticketId}`;

/** Whom to follow, who asks, and the answer that is asked for. */
export function question(services: Services, visit: ApproveVisit): Html {
  const { language, ticket, here, session, following, notice } = visit;
  const { say, tell } = language;
  const name = isolated(nameOf(ticket.account));
  return html`${notice && html`<p class="notice" role="alert">${say(notice)}</p>`}
    <div class="card">
      <div class="stack">
        <div>${avatar(services, ticket.account)}</div>
        <h1>${tell('Follow {name}?', { name })}</h1>
        <p class="quiet"><bdi dir="ltr">${handleOf(ticket.account)}</bdi></p>
      </div>
      <div class="stack">
        <p>${tell('{site} asks you to follow this account.', { site: siteName(ticket.origin) })}</p>
        <p class="quiet">
          ${
            following
              ? tell('You follow {name} already. Confirm to let this site show it.', { name })
              : say(
                  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.',
                )
          }
        </p>
      </div>
      ${!session && signInLinks(services, language, here)}
      <form class="actions" method="post" action="${here}">
        ${formToken(services, approvePurpose(ticket.id), session)}
        ${
          session &&
          armed(
            html`<button class="button filled" name="answer" value="confirm">
              <span>${following ? say('Let it show that') : tell('Follow {name}', { name })}</span>
            </button>`,
          )
        }
        <button class="button" name="answer" value="decline">${say('Not now')}</button>
      </form>
      ${session && signedInLine(services, language, session, here)}
    </div>`;
}

/** How a ticket ended, in words; both may name `{name}`. */
export interface Outcome {
  readonly title: TextKey;
  readonly advice: TextKey;
}

/** What became of a ticket that can no longer be answered. */
export function outcomeOf({ ticket, session }: ApproveVisit): Outcome {
  switch (ticket.state) {
    case 'expired':
      return {
        title: 'This request has expired',
        advice: 'It was open for too long. To follow {name}, press the button on the website again.',
      };
    case 'declined':
      return ticket.code === 'follow-limit' ? followLimit : declined;
    default:
      // Somebody followed; whoever else comes here by the same address is not told that it was they.
      return session && ticket.viewerId === session.viewerId ? followed : answered;
  }
}

/** Said wherever somebody may not follow one more. `{n}`: `GatewayConfig.followLimit`. */
export const followLimit: Outcome = {
  title: 'You follow as many accounts as you can',
  advice:
    'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.',
};
const declined: Outcome = {
  title: 'Nothing was changed',
  advice: 'You do not follow {name} through this request.',
};
const followed: Outcome = { title: 'You follow {name}', advice: 'You can close this window.' };
const answered: Outcome = {
  title: 'This request has been answered',
  advice: 'Each request can be answered once. To follow {name}, press the button on the website again.',
};

/** The end of a ticket, and the ways on. */
export function ending(services: Services, visit: ApproveVisit): Html {
  const { language, ticket, returnUrl, session } = visit;
  const { tell, number } = language;
  const { title, advice } = outcomeOf(visit);
  const limit = services.config.followLimit;
  const values = { name: isolated(nameOf(ticket.account)), n: number(limit) };
  const site = html`<bdi dir="ltr">${hostOf(ticket.origin)}</bdi>`;
  return html`<div class="card">
    <div class="stack">
      <div>${avatar(services, ticket.account)}</div>
      <h1>${tell(title, values)}</h1>
      <p class="quiet">${tell(advice, values, limit)}</p>
    </div>
    <div class="actions">
      ${
        returnUrl === undefined
          ? closeButton(language)
          : html`<a class="button filled" href="${returnUrl}"><span>${tell('Back to {site}', { site })}</span></a>`
      }
      ${session && html`<a class="button" href="${language.keep('/me')}">${language.say('What I follow')}</a>`}
    </div>
  </div>`;
}
