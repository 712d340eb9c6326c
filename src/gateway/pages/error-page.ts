import type { Context } from 'hono';
import { html } from 'hono/html';
import { statusOf, type ProblemCode, type ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { languageOf } from './language.js';
import { page } from './layout.js';
import type { TextKey } from './texts.js';

/** Title and one sentence on what to do. */
type Words = readonly [title: TextKey, advice: TextKey];

const words: Readonly<Partial<Record<ProblemCode, Words>>> = {
  'not-found': ['This page does not exist', 'The address may be incomplete, or what was here is gone.'],
  'origin-refused': [
    'This did not come from our page',
    'It was not done, to protect you. Go back, load the page again and try once more.',
  ],
  'rate-limited': ['You asked too often', 'Please wait a minute, then try again.'],
};
const otherwise: Words = ['Something went wrong', 'It is not your fault. Please try again in a few minutes.'];

/** Whether whoever asks would rather read a page than a problem document. */
export const asksForPage = ({ req }: Context): boolean =>
  !/^\/v\d/.test(req.path) && (req.header('accept') ?? '').includes('text/html');

/** A problem, in words for people. */
export async function errorPage(context: Context, { config }: Services, error: ProblemError): Promise<Response> {
  const language = languageOf(context);
  const [title, advice] = words[error.code] ?? otherwise;
  const response = await page(context, {
    name: config.name,
    title: language.say(title),
    language,
    status: statusOf(error.code),
    body: html`<div class="card">
      <div class="stack">
        <h1>${language.say(title)}</h1>
        <p class="quiet">${language.say(advice)}</p>
      </div>
    </div>`,
  });
  for (const [name, value] of Object.entries(error.headers)) response.headers.set(name, value);
  return response;
}
