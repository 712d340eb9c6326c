import type { components } from '../../core/gateway-api.js';
import type { AccountRow } from '../accounts/account-store.js';
import { authorOf, profileUrl } from '../accounts/wire-account.js';
import { imageUrl } from '../pictures/image-url.js';
import { picturesOf, type StoredPicture } from '../pictures/picture-store.js';
import { pictureUrl } from '../pictures/picture-url.js';
import type { Services } from '../services.js';
import { toDraft } from './post-draft.js';
import { toCard, toPictures, toTags, type PostRow } from './post-row.js';
import { markdownToWire, plainToWire } from './wire-text.js';
import { wireUrl } from './wire-url.js';

type Post = components['schemas']['Post'];
type OwnPost = components['schemas']['OwnPost'];

/** Posts of one account as everybody may see them, in the same order. */
export async function toWirePosts(services: Services, account: AccountRow, rows: readonly PostRow[]): Promise<Post[]> {
  const ids = new Set(rows.flatMap((row) => toPictures(row).map(({ id }) => id)));
  const pictures = await picturesOf(services, account.id, [...ids]);
  return rows.map((row) => toWirePost(services, account, row, pictures));
}

/** Posts of one account as their publisher sees them, in the same order. */
export async function toOwnPosts(
  services: Services,
  account: AccountRow,
  rows: readonly PostRow[],
): Promise<OwnPost[]> {
  const now = services.now();
  const posts = await toWirePosts(services, account, rows);
  return rows.map((row, index) => {
    const draft = toDraft(row);
    return {
      state: row.publish_at <= now ? 'published' : 'scheduled',
      publishAt: draft.publishAt,
      draft,
      post: posts[index]!,
    };
  });
}

function toWirePost(
  services: Services,
  account: AccountRow,
  row: PostRow,
  pictures: ReadonlyMap<string, StoredPicture>,
): Post {
  const { id, title, text, format, language, content_warning, publish_at, updated_at } = row;
  const card = toWireCard(services, row);
  return {
    id,
    url: `${profileUrl(services, account)}/${id}`,
    author: authorOf(services, account),
    createdAt: new Date(publish_at).toISOString(),
    // Nobody has seen what was reworded before it became public.
    ...(updated_at !== null && updated_at > publish_at ? { updatedAt: new Date(updated_at).toISOString() } : {}),
    ...(title === null ? {} : { title }),
    text: format === 'markdown' ? markdownToWire(text) : plainToWire(text),
    ...(language === null ? {} : { language }),
    tags: [...new Set(toTags(row).map((tag) => tag.toLowerCase()))],
    media: toPictures(row).flatMap(({ id: pictureId, alt = '' }) => {
      const picture = pictures.get(pictureId);
      return picture ? [toMedia(services, picture, alt)] : [];
    }),
    ...(card ? { card } : {}),
    ...(content_warning === null ? {} : { contentWarning: content_warning }),
    pinned: row.pinned === 1,
  };
}

const toMedia = (services: Services, { id, width, height }: StoredPicture, alt: string): Post['media'][number] => ({
  kind: 'image',
  url: pictureUrl(services, id, 'full'),
  previewUrl: pictureUrl(services, id, 'preview'),
  alt,
  width,
  height,
});

/** The picture goes by way of the gateway: the reader's browser asks nobody else. */
function toWireCard(services: Services, row: PostRow): Post['card'] {
  const card = toCard(row);
  const url = wireUrl(card?.url);
  if (!card || !url) return undefined;
  const image = card.imageUrl === undefined ? undefined : imageUrl(services, card.imageUrl);
  return {
    url,
    title: card.title,
    description: card.description ?? '',
    ...(image === undefined ? {} : { imageUrl: image }),
  };
}
