import type { Selectable } from 'kysely';
import type { components } from '../../core/gateway-api.js';
import type { PostTable } from '../database/schema.js';

type PostDraft = components['schemas']['PostDraft'];

export type PostRow = Selectable<PostTable>;

/** What a publisher decides of a post, as it is stored. */
export type PostContent = Omit<PostRow, 'id' | 'account_id' | 'created_at' | 'updated_at'>;

export const toPictures = ({ pictures }: PostRow) => JSON.parse(pictures) as NonNullable<PostDraft['pictures']>;

/** As they were written; lower case is for readers. */
export const toTags = ({ tags }: PostRow) => JSON.parse(tags) as NonNullable<PostDraft['tags']>;

export const toCard = ({ card }: PostRow) =>
  card === null ? undefined : (JSON.parse(card) as NonNullable<PostDraft['card']>);
