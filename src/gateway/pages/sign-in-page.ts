import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env } from '../http/app.js';
import { isOpenAddress } from '../open-networks/open-networks.js';
import type { Services } from '../services.js';
import { findSession } from '../viewers/session.js';
import type { SignInError, SignInFailure } from '../viewers/sign-in-error.js';
import type { SignInOffer } from '../viewers/sign-in-way.js';
import { languageOf } from './language.js';
import { page } from './layout.js';
import { signInLinks } from './sign-in-links.js';
import type { TextKey } from './texts.js';

interface Words {
  readonly status: ContentfulStatusCode;
  /** Both may name `{provider}`. */
  readonly title: TextKey;
  readonly advice: TextKey;
}

const words: Readonly<Record<SignInFailure, Words>> = {
  denied: { status: 403, title: 'You did not sign in', advice: 'You, or {provider}, said no. Nothing was changed.' },
  expired: {
    status: 400,
    title: 'This sign-in has expired',
    advice: 'It took too long, or was finished before. Please begin again.',
  },
  'other-browser': {
    status: 400,
    title: 'This sign-in began in another browser',
    advice: 'It can be finished only where it began. If you began it here, cookies may be switched off.',
  },
  unreachable: {
    status: 502,
    title: '{provider} cannot be reached now',
    advice: 'Nothing was changed. Please try again in a few minutes.',
  },
  refused: {
    status: 502,
    title: 'Signing in with {provider} did not work',
    advice: 'Its answer could not be trusted, so it was not used. Please try again.',
  },
};

/** Why nobody was signed in, and the ways on: to try again, and back to where it began. */
export async function signInErrorPage(
  context: Context<Env>,
  { config }: Services,
  way: SignInOffer,
  { failure, returnTo, byTicket }: SignInError,
): Promise<Response> {
  const language = languageOf(context);
  const { say, keep } = language;
  const { status, title, advice } = words[failure];
  const values = { provider: way.label };
  const again = `/sign-in/${way.id}?${new URLSearchParams({ return_to: returnTo ?? '/me' })}`;
  // An open network's begins on the page of a ticket, and nobody knows which that was.
  const isLost = isOpenAddress(`${way.id}:`) && returnTo === undefined;
  return page(context, {
    name: config.name,
    title: say(title, values),
    language,
    status,
    body: html`<div class="card">
      <div class="stack">
        <h1>${say(title, values)}</h1>
        <p class="quiet">${say(advice, values)}</p>
      </div>
      <div class="actions">
        ${
          // Its page has asked for a yes to that ticket, and asks anew.
          isLost
            ? undefined
            : byTicket
              ? html`<a class="button filled" href="${returnTo}">${say('Try again')}</a>`
              : html`<a class="button filled" href="${keep(again)}" rel="nofollow">${say('Try again')}</a>
                  ${returnTo !== undefined && html`<a class="button" href="${returnTo}">${say('Back')}</a>`}`
        }
      </div>
    </div>`,
  });
}

/** All ways to sign in. @param returnTo Path on this gateway. */
export async function signInPage(context: Context<Env>, services: Services, returnTo: string): Promise<Response> {
  const language = languageOf(context);
  const title = language.say('How do you want to sign in?');
  // Whoever is signed in and comes here wants to be somebody else.
  const other = (await findSession(context, services)) !== undefined;
  return page(context, {
    name: services.config.name,
    title,
    language,
    body: html`<div class="card">
      <h1>${title}</h1>
      ${signInLinks(services, language, returnTo, other)}
      <a class="text-link" href="${returnTo}">${language.say('Back')}</a>
    </div>`,
  });
}
