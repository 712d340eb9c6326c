import { html } from 'hono/html';
import type { Services } from '../services.js';
import { avatar } from './account-figure.js';
import { approvePurpose, type ApproveVisit } from './approve-visit.js';
import { armed } from './arming.js';
import { closeButton } from './close-button.js';
import { formToken } from './form.js';
import { isolated, type Html } from './language.js';
import { networkName } from './network-name.js';
import { signInButton } from './official-views.js';
import { homeField } from './open-home.js';
import { signedInLine, signInLinks } from './sign-in-links.js';
import { hostOf, siteName } from './site-name.js';
import type { TextKey } from './texts.js';

/** Whom to follow, who asks, and the answer that is asked for. */
export function question(services: Services, visit: ApproveVisit): Html {
  const { language, ticket, figure, here, session, official, open, notice } = visit;
  const { say, tell } = language;
  const name = isolated(figure.name);
  return html`${notice && html`<p class="notice" role="alert">${say(notice)}</p>`}
    <div class="card">
      <div class="stack">
        <div>${avatar(figure)}</div>
        <h1>${tell('Follow {name}?', { name })}</h1>
        <p class="quiet">${handleLine(visit)}</p>
      </div>
      <div class="stack">
        <p>${tell('{site} asks you to follow this account.', { site: siteName(ticket.origin) })}</p>
        <p class="quiet">${allowance(visit)}</p>
      </div>
      ${!session && !official && !open && signInLinks(services, language, here)}
      <form class="actions" method="post" action="${here}">
        ${formToken(services, approvePurpose(ticket.id), session)}
        ${open?.asks && homeField(open.network, open.home, language)} ${yesButton(visit)}
        <button class="button" name="answer" value="decline" formnovalidate>${say('Not now')}</button>
      </form>
      ${session && visit.step !== 'sign-in' && !open?.asks && signedInLine(services, language, session, here, open && otherAccount(here))}
    </div>`;
}

/** Where an open network's question is asked though it is known who the visitor is there. */
const otherAccount = (here: string): string => `${here}${here.includes('?') ? '&' : '?'}other=1`;

/** On which platform they are, and what they are called there. */
function handleLine({ language, ticket, figure, official, open }: ApproveVisit): Html {
  const handle = html`<bdi dir="ltr">${figure.handle}</bdi>`;
  return official || open ? html`${networkName(ticket.address, language)} · ${handle}` : handle;
}

/** What the site may do after a yes. */
function allowance({ language, figure, following, official, open }: ApproveVisit): Html | string {
  const { say, tell } = language;
  if (following) {
    return tell('You follow {name} already. Confirm to let this site show it.', { name: isolated(figure.name) });
  }
  if (open) {
    return say(
      'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.',
      { network: open.network.label },
    );
  }
  return official?.elsewhere
    ? say('It will be able to show which accounts you follow here. It will not learn who you are.')
    : say(
        'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.',
      );
}

/** `undefined`: whoever is here is to sign in first. */
function yesButton({ language, figure, session, following, official, step, open }: ApproveVisit): Html | undefined {
  const { say, tell } = language;
  if (step === 'sign-in') {
    return signInButton(tell('Continue with {provider}', { provider: isolated(official?.way?.label ?? '') }));
  }
  if (open?.asks) {
    return armed(
      html`<button class="button filled" name="answer" value="connect"><span>${say('Continue')}</span></button>`,
    );
  }
  if (!session) return undefined;
  return armed(
    html`<button class="button filled" name="answer" value="confirm">
      <span>${following ? say('Let it show that') : tell('Follow {name}', { name: isolated(figure.name) })}</span>
    </button>`,
  );
}

/** How a ticket ended, in words; both may name `{name}`. */
export interface Outcome {
  readonly title: TextKey;
  readonly advice: TextKey;
}

/** What became of a ticket that can no longer be answered. */
export function outcomeOf({ ticket, session, official, open }: ApproveVisit): Outcome {
  switch (ticket.state) {
    case 'expired':
      return {
        title: 'This request has expired',
        advice: 'It was open for too long. To follow {name}, press the button on the website again.',
      };
    case 'declined':
      if (ticket.code !== 'follow-limit') return declined;
      return open ? followLimitThere : followLimit;
    default:
      // Somebody followed; whoever else comes here by the same address is not told that it was they.
      if (session && ticket.viewerId === session.viewerId) return ticket.state === 'requested' ? requested : followed;
      return official && !official.way ? scanned : answered;
  }
}

/** Said wherever somebody may not follow one more. `{n}`: `GatewayConfig.followLimit`. */
export const followLimit: Outcome = {
  title: 'You follow as many accounts as you can',
  advice:
    'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.',
};
const followLimitThere: Outcome = {
  title: 'You follow as many accounts as you can',
  advice: 'Your server lets you follow no more accounts. Unfollow one there, then press the button again.',
};
const declined: Outcome = {
  title: 'Nothing was changed',
  advice: 'You do not follow {name} through this request.',
};
const followed: Outcome = { title: 'You follow {name}', advice: 'You can close this window.' };
const requested: Outcome = {
  title: 'You have asked to follow {name}',
  advice: 'They decide who follows them. You can close this window.',
};
/** By a phone; this page has shown the code alone. */
const scanned: Outcome = {
  title: 'This request has been answered',
  advice: 'The website shows it. You can close this window.',
};
const answered: Outcome = {
  title: 'This request has been answered',
  advice: 'Each request can be answered once. To follow {name}, press the button on the website again.',
};

/** The end of a ticket, and the ways on. */
export function ending(services: Services, visit: ApproveVisit): Html {
  const { language, ticket, figure, returnUrl, session } = visit;
  const { tell, number } = language;
  const { title, advice } = outcomeOf(visit);
  const limit = services.config.followLimit;
  const values = { name: isolated(figure.name), n: number(limit) };
  const site = html`<bdi dir="ltr">${hostOf(ticket.origin)}</bdi>`;
  return html`<div class="card">
    <div class="stack">
      <div>${avatar(figure)}</div>
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
