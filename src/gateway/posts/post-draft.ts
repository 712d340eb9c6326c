import type { components } from '../../core/gateway-api.js';
import { visibleName } from '../../core/visible-name.js';
import { ProblemError } from '../http/problem.js';
import { toCard, toPictures, toTags, type PostContent, type PostRow } from './post-row.js';
import { wireUrl } from './wire-url.js';

type Schemas = components['schemas'];

/** The generated type takes what has a default for given; whoever drafts may leave it out. */
export type PostDraft = Partial<Schemas['PostDraft']>;
export type PostChange = Schemas['PostChange'];

/**
 * A draft as it is stored. @param now When it becomes public if it does not say; milliseconds since 1970.
 * @throws {ProblemError} invalid-request.
 */
export function readDraft(draft: PostDraft, now: number): PostContent {
  return toContent({ publishAt: new Date(now).toISOString(), ...draft });
}

/** A post with a change: what is left out stays, `null` takes it away. @throws {ProblemError} invalid-request. */
export function readChange(post: PostRow, change: PostChange): PostContent {
  return toContent({ ...toDraft(post), ...change });
}

/** What was drafted, with what was left out at its default. */
export function toDraft(post: PostRow): Schemas['PostDraft'] & { publishAt: string } {
  const { title, text, format, language, content_warning } = post;
  const card = toCard(post);
  return {
    ...(title === null ? {} : { title }),
    text,
    format,
    pictures: toPictures(post),
    ...(card ? { card } : {}),
    tags: toTags(post),
    ...(language === null ? {} : { language }),
    publishAt: new Date(post.publish_at).toISOString(),
    pinned: post.pinned === 1,
    ...(content_warning === null ? {} : { contentWarning: content_warning }),
  };
}

function toContent(draft: Omit<PostChange, 'publishAt'> & { readonly publishAt: string }): PostContent {
  const { title = null, text = '', format = 'plain', pictures = [], card = null, tags = [] } = draft;
  const { language = null, contentWarning = null, pinned = false } = draft;
  if (!isVisible(text) && pictures.length === 0 && !card) {
    throw new ProblemError('invalid-request', 'A post needs a text, a picture or a card.');
  }
  const publishAt = Date.parse(draft.publishAt);
  if (!isWritable(publishAt)) throw refusal('/publishAt', 'is no time that there is');
  if (card) checkCard(card);
  return {
    title: title !== null && isVisible(title) ? title : null,
    text,
    format,
    pictures: JSON.stringify(pictures),
    card: card && JSON.stringify(card),
    tags: JSON.stringify(tags),
    language,
    content_warning: contentWarning,
    pinned: pinned ? 1 : 0,
    publish_at: publishAt,
  };
}

function checkCard({ url, imageUrl }: Schemas['LinkCardDraft']): void {
  for (const [name, value] of Object.entries({ url, imageUrl })) {
    if (value !== undefined && !wireUrl(value)) {
      throw refusal(`/card/${name}`, 'must be an https address without user name and password');
    }
  }
}

/** Whether there is such a time, and the contract can write it: in UTC it may be of the year 10000, or before the year 0. */
const isWritable = (ms: number): boolean => !Number.isNaN(ms) && /^\d{4}-/.test(new Date(ms).toISOString());

const isVisible = (text: string): boolean => visibleName(text, '') !== '';

const refusal = (pointer: string, detail: string): ProblemError =>
  new ProblemError('invalid-request', undefined, { errors: [{ pointer, detail }] });
