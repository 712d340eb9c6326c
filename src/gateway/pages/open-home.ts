import type { Context } from 'hono';
import { html } from 'hono/html';
import { getCookie, setCookie } from 'hono/cookie';
import type { OpenNetwork } from '../open-networks/open-network.js';
import type { Services } from '../services.js';
import { cookieName, cookieOptions } from '../viewers/session.js';
import type { Html, Language } from './language.js';
import type { TextKey } from './texts.js';

const css = String.raw;

/** An address on a server may have as many characters. Source: `Address` of the contract. */
const MAX_LENGTH = 300;
const REMEMBERED_SECONDS = 180 * 86_400;

/** What visitors are asked about where they are. */
interface HomeQuestion {
  readonly question: TextKey;
  readonly example: string;
  /** Who leaves it empty is there. `undefined`: it may not be empty. */
  readonly standard: string | undefined;
}

const questions: Readonly<Record<OpenNetwork['network'], HomeQuestion>> = {
  bluesky: { question: 'What is your handle on Bluesky?', example: 'you.bsky.social', standard: 'bsky.social' },
  mastodon: { question: 'From which server do you follow people?', example: 'mastodon.social', standard: undefined },
};

const nameOf = (services: Services, { network }: OpenNetwork): string => cookieName(services, `magpie-home-${network}`);

/** What was typed last in this browser, where it was of use; empty: nothing. */
export const homeOf = (context: Context, services: Services, network: OpenNetwork): string =>
  homeIn(getCookie(context, nameOf(services, network)) ?? '');

/** Remembers what was typed, for the next time. */
export function rememberHome(context: Context, services: Services, network: OpenNetwork, home: string): void {
  setCookie(context, nameOf(services, network), home, cookieOptions(services, REMEMBERED_SECONDS));
}

/** What was typed, or is said to have been: a line. */
export const homeIn = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, MAX_LENGTH);

/** Asks a visitor where they are. @param home What the field holds at first. */
export function homeField({ network }: OpenNetwork, home: string, { say }: Language): Html {
  const { question, example, standard } = questions[network];
  const hint =
    standard === undefined
      ? say('For example: {example}', { example })
      : say('Leave it empty for {server}.', { server: standard });
  return html`<label class="field">
    <span>${say(question)}</span>
    <input
      name="home"
      value="${home}"
      placeholder="${example}"
      maxlength="${MAX_LENGTH}"
      dir="ltr"
      autocapitalize="none"
      autocomplete="off"
      spellcheck="false"
      inputmode="url"
      ${standard === undefined ? 'required' : ''}
    />
    <small class="quiet">${hint}</small>
  </label>`;
}

/** To be given to `page` beside `homeField`. */
export const homeStyles = css`
  .field {
    display: grid;
    gap: 0.375rem;
    text-align: start;
    font-weight: 650;
  }
  .field > small {
    font-weight: 400;
  }
  .field > input {
    min-block-size: 2.75rem;
    min-inline-size: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--quiet);
    border-radius: 0.625rem;
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-weight: 400;
  }
  .field > input:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
`;
