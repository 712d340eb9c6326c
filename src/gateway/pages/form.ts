import type { Context } from 'hono';
import { html } from 'hono/html';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import type { Session } from '../viewers/session.js';
import type { Html } from './language.js';
import type { TextKey } from './texts.js';

/** How long a page has to be before somebody's eyes until its button counts; against windows that open below a double click. */
export const ARMING_MS = 500;
const VALID_MS = 12 * 3_600_000;

/** How a form came back. */
export type FormState =
  | 'valid'
  /** Sooner than somebody can have read the page. */
  | 'too-soon'
  /** Made for another session or another purpose, too old, or forged. */
  | 'stale';

/** What a page says when it is shown again instead of doing what was asked. */
export const formNotices: Readonly<Record<Exclude<FormState, 'valid'>, TextKey>> = {
  'too-soon': 'That was very quick. Please look once more, then confirm.',
  stale: 'This page was open for too long, or you signed in anew since. Please confirm once more.',
};

/** A form that was sent. */
export interface SentForm {
  readonly state: FormState;
  /** A field's text; empty where there is none. */
  readonly field: (name: string) => string;
}

/** A field that carries a value and shows nothing. */
export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

/**
 * The field that proves that a form was made by this gateway, for this session and for this purpose.
 * @param purpose What the form does and with what, such as `follow/{ticket}`.
 */
export function formToken({ keys, now }: Services, purpose: string, session: Session | undefined): Html {
  const made = `${now()}`;
  return hidden('token', `${made}.${keys.sign('form', boundTo(made, purpose, session))}`);
}

/**
 * Reads a form that was sent from one of our own pages.
 * @throws {ProblemError} origin-refused: another site sent it; invalid-request: it is no form.
 */
export async function readForm(
  context: Context,
  services: Services,
  purpose: string,
  session: Session | undefined,
): Promise<SentForm> {
  refuseOthers(context, services);
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')) {
    throw new ProblemError('invalid-request', 'Send the form as the page has it.');
  }
  const fields = new URLSearchParams(await context.req.text());
  return {
    state: stateOf(services, fields.get('token') ?? '', purpose, session),
    field: (name) => fields.get(name) ?? '',
  };
}

function stateOf({ keys, now }: Services, token: string, purpose: string, session: Session | undefined): FormState {
  const [made = '', signature = ''] = token.split('.');
  if (!keys.verify('form', boundTo(made, purpose, session), signature)) return 'stale';
  const ageMs = now() - Number(made);
  if (ageMs > VALID_MS) return 'stale';
  return ageMs < ARMING_MS ? 'too-soon' : 'valid';
}

const boundTo = (made: string, purpose: string, session: Session | undefined): string =>
  [made, purpose, session?.hash ?? ''].join('\n');

/** Old browsers leave one of the two headers out, none that can sign in leaves out both. */
function refuseOthers(context: Context, { config }: Services): void {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const own = origin === undefined ? site === 'same-origin' : origin === new URL(config.publicUrl).origin;
  if (!own || (site !== undefined && site !== 'same-origin')) {
    throw new ProblemError('origin-refused', 'Only this gateway’s own pages may send this form.');
  }
}
