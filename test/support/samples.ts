import type { Account, Author, Media, Post } from '../../src/core/model.js';
import type { RichText } from '../../src/core/rich-text.js';

/** Small pictures of the page's own origin, so that nothing is asked from anywhere else. */
export const pictures = {
  /** 16:9 */
  wide: new URL('./pictures/wide.png', import.meta.url).href,
  /** 3:5 */
  tall: new URL('./pictures/tall.png', import.meta.url).href,
  square: new URL('./pictures/square.png', import.meta.url).href,
  /** 3:1 */
  banner: new URL('./pictures/banner.png', import.meta.url).href,
  avatar: new URL('./pictures/avatar.png', import.meta.url).href,
  otherAvatar: new URL('./pictures/other-avatar.png', import.meta.url).href,
} as const;

/** A text without marks; a list of segments as it is. */
export function text(content: string | RichText): RichText {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

/** When something was made, so that its age looks the same every day. The page's clock may be half a minute behind. */
export function ago(minutes: number): string {
  return new Date(Date.now() - (minutes + 0.5) * 60_000).toISOString();
}

export function sampleAuthor(rest: Partial<Author> = {}): Author {
  return {
    name: text('Ann River'),
    handle: '@ann.example',
    url: 'https://fake.example/ann',
    avatarUrl: pictures.avatar,
    ...rest,
  };
}

export function otherAuthor(rest: Partial<Author> = {}): Author {
  return sampleAuthor({
    name: text('Lantern Market 灯市'),
    handle: '@lantern.example',
    url: 'https://fake.example/lantern',
    avatarUrl: pictures.otherAvatar,
    ...rest,
  });
}

export function sampleAccount(rest: Partial<Account> = {}): Account {
  return {
    ref: { network: 'fake', host: '', id: 'ann' },
    ...sampleAuthor(),
    bannerUrl: pictures.banner,
    bio: [
      { type: 'text', text: 'Notes from the river. Paper, light and bridges; new work every Friday. ' },
      { type: 'link', text: 'river.example', url: 'https://river.example/' },
    ],
    fields: [
      {
        label: text('Website'),
        value: [{ type: 'link', text: 'river.example', url: 'https://river.example/' }],
        verified: true,
      },
      { label: text('Pronouns'), value: text('she/her'), verified: false },
    ],
    followers: 48_213,
    following: 312,
    posts: 1_804,
    bot: false,
    locked: false,
    ...rest,
  };
}

let made = 0;

/** A post with words only; each call makes another one, unless it is given an `id`. */
export function samplePost(rest: Partial<Post> = {}): Post {
  const id = rest.id ?? `sample-${++made}`;
  const { language } = { language: 'en', ...rest };
  return {
    id,
    url: `https://fake.example/ann/${id}`,
    author: sampleAuthor(),
    createdAt: ago(125),
    text: text('Ten years of this, and it still surprises us.'),
    language,
    languages: language ? [language] : [],
    tags: [],
    media: [],
    card: undefined,
    quote: undefined,
    poll: undefined,
    repostedBy: undefined,
    repostedAt: rest.repostedBy && ago(60),
    replyTo: undefined,
    contentWarning: undefined,
    sensitive: false,
    pinned: false,
    partial: false,
    replies: 19,
    reposts: 32,
    likes: 766,
    ...rest,
  };
}

export function sampleImage(rest: Partial<Media> = {}): Media {
  return {
    kind: 'image',
    url: pictures.wide,
    previewUrl: pictures.wide,
    alt: 'Fog over the river',
    width: 320,
    height: 180,
    ...rest,
  };
}

export const tallImage = (rest: Partial<Media> = {}): Media =>
  sampleImage({
    url: pictures.tall,
    previewUrl: pictures.tall,
    alt: 'A press in the morning',
    width: 150,
    height: 250,
    ...rest,
  });

export const squareImage = (rest: Partial<Media> = {}): Media =>
  sampleImage({ url: pictures.square, previewUrl: pictures.square, alt: '', width: 160, height: 160, ...rest });
