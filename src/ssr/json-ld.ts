import type { Account, Author, Media, Post, PostPage } from '../core/model.js';
import { plainText } from '../core/rich-text.js';
import { safeUrl } from '../core/url.js';
import { escapeJson } from './escape.js';
import type { Want } from './page.js';

type Node = Readonly<Record<string, unknown>>;

/** What an account is; networks do not tell. */
export type Owner = 'Person' | 'Organization';

const CONTEXT = 'https://schema.org';

/**
 * What widgets show, for machines that read a page: a `ProfilePage` for an account, an `ItemList` of `SocialMediaPosting` for
 * posts. Nothing that waits behind a warning is in it.
 * @returns The text of a `<script type="application/ld+json">`, escaped for it; `undefined` where nothing has come.
 * @see https://developers.google.com/search/docs/appearance/structured-data/profile-page
 * @see https://developers.google.com/search/docs/appearance/structured-data/discussion-forum
 */
export function toJsonLd(wants: readonly Want<unknown>[], owner: Owner): string | undefined {
  const nodes = wants.flatMap(({ query, remote }) => {
    if (remote.state !== 'ready') return [];
    return [query ? toItemList(remote.value as PostPage, query.limit) : toProfilePage(remote.value as Account, owner)];
  });
  return nodes[0] && escapeJson({ '@context': CONTEXT, ...nodes[0] });
}

function toProfilePage(account: Account, owner: Owner): Node {
  const { bio, followers, following, handle, parts = [account], posts } = account;
  return {
    '@type': 'ProfilePage',
    url: safeUrl(account.url),
    mainEntity: {
      ...toAuthor(account),
      '@type': owner,
      identifier: handle,
      description: plainText(bio).trim() || undefined,
      sameAs: parts.flatMap(({ url }) => safeUrl(url) ?? []),
      interactionStatistic: counters({ FollowAction: followers }),
      agentInteractionStatistic: counters({ FollowAction: following, WriteAction: posts }),
    },
  };
}

function toItemList({ posts }: PostPage, limit: number): Node {
  return {
    '@type': 'ItemList',
    itemListElement: posts
      .slice(0, limit)
      .map((post, at) => ({ '@type': 'ListItem', position: at + 1, item: toPosting(post) })),
  };
}

function toPosting(post: Post): Node {
  const { author, contentWarning, createdAt, language, likes, media, replies, reposts, sensitive, url } = post;
  const isOpen = contentWarning === undefined;
  return {
    '@type': 'SocialMediaPosting',
    url: safeUrl(url),
    author: { '@type': 'Person', ...toAuthor(author) },
    datePublished: createdAt,
    text: isOpen ? plainText(post.text) : contentWarning,
    inLanguage: language,
    image: isOpen && !sensitive ? toPictures(media) : undefined,
    interactionStatistic: counters({ CommentAction: replies, ShareAction: reposts, LikeAction: likes }),
  };
}

function toAuthor({ avatarUrl, handle, name, url }: Author): Node {
  return { name: plainText(name), alternateName: handle, url: safeUrl(url), image: safeUrl(avatarUrl) };
}

function toPictures(media: readonly Media[]): readonly Node[] | undefined {
  const pictures = media.flatMap(({ alt, kind, url }) => {
    const contentUrl = kind === 'image' ? safeUrl(url) : undefined;
    return contentUrl ? [{ '@type': 'ImageObject', url: contentUrl, caption: alt || undefined }] : [];
  });
  return pictures.length ? pictures : undefined;
}

/** @param counts By the name of the action; those that the network hides are left out. */
function counters(counts: Readonly<Record<string, number | undefined>>): readonly Node[] | undefined {
  const known = Object.entries(counts).flatMap(([action, count]) =>
    count === undefined
      ? []
      : [
          {
            '@type': 'InteractionCounter',
            interactionType: `${CONTEXT}/${action}`,
            userInteractionCount: count,
          },
        ],
  );
  return known.length ? known : undefined;
}
