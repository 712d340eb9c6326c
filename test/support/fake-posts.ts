import type { Post } from '../../src/core/model.js';
import {
  ago,
  otherAuthor,
  pictures,
  sampleAuthor,
  sampleImage,
  samplePost,
  squareImage,
  tallImage,
  text,
} from './samples.js';

const HOUR = 60;
const DAY = 24 * HOUR;

/** One post for each thing that a post can hold, newest first, the pinned one before them. */
export function everyKind(): readonly Post[] {
  return [
    samplePost({
      id: 'pinned',
      pinned: true,
      createdAt: ago(400 * DAY),
      text: text('We print on Fridays. Come by, the door is open.'),
    }),
    samplePost({
      id: 'three-pictures',
      createdAt: ago(2 * HOUR),
      text: [
        { type: 'text', text: 'The spring edition is on the press. Three papers, one light. ' },
        { type: 'tag', text: '#letterpress', url: 'https://fake.example/tags/letterpress' },
        { type: 'text', text: ' with ' },
        { type: 'mention', text: '@lantern.example', url: 'https://fake.example/lantern' },
      ],
      tags: ['letterpress'],
      media: [tallImage(), sampleImage(), squareImage()],
    }),
    samplePost({
      id: 'repost',
      createdAt: ago(1 * DAY),
      author: otherAuthor(),
      repostedBy: sampleAuthor(),
      repostedAt: ago(20 * HOUR),
      text: [
        { type: 'text', text: '周五晚上河边见，带上你的灯笼。' },
        { type: 'link', text: 'lantern.example/friday', url: 'https://lantern.example/friday' },
      ],
      language: 'zh',
      card: {
        url: 'https://lantern.example/friday',
        title: 'Friday on the river: where to stand, what to bring',
        description: 'Lanterns leave from the old bridge at eight.',
        imageUrl: pictures.square,
      },
      replies: 4,
      reposts: 11,
      likes: 208,
    }),
    samplePost({
      id: 'warned',
      createdAt: ago(3 * DAY),
      contentWarning: 'flashing lights',
      text: text('The stroboscope in the window is running again.'),
      media: [sampleImage({ alt: 'A window at night' })],
      replies: 2,
      reposts: 0,
      likes: 41,
    }),
    samplePost({
      id: 'quote',
      createdAt: ago(4 * DAY),
      quote: {
        state: 'ready',
        post: samplePost({
          id: 'quoted',
          createdAt: ago(5 * DAY),
          author: otherAuthor({ name: text('Copper Orchard'), handle: '@orchard.example' }),
          text: text('What is the oldest tool on your bench?'),
        }),
      },
    }),
    samplePost({
      id: 'quote-gone',
      createdAt: ago(5 * DAY),
      text: text('This was a good question.'),
      quote: { state: 'not-found' },
    }),
    samplePost({
      id: 'reply',
      createdAt: ago(6 * DAY),
      replyTo: { handle: '@lantern.example', url: 'https://fake.example/lantern/1' },
      text: text('At eight, by the bridge.'),
    }),
    samplePost({
      id: 'picture',
      createdAt: ago(8 * DAY),
      text: text('Fog.'),
      media: [sampleImage()],
    }),
    samplePost({
      id: 'tall-picture',
      createdAt: ago(9 * DAY),
      text: text('Upright.'),
      media: [tallImage()],
    }),
    samplePost({
      id: 'two-pictures',
      createdAt: ago(10 * DAY),
      text: text('Before and after.'),
      media: [sampleImage(), squareImage()],
    }),
    samplePost({
      id: 'six-pictures',
      createdAt: ago(11 * DAY),
      text: text('The whole week.'),
      media: [tallImage(), sampleImage(), squareImage(), sampleImage(), squareImage(), tallImage()],
    }),
    samplePost({
      id: 'sensitive',
      createdAt: ago(12 * DAY),
      text: text('From the anatomy class.'),
      sensitive: true,
      media: [squareImage({ alt: 'A drawing of a hand' })],
    }),
    samplePost({
      id: 'poll',
      createdAt: ago(13 * DAY),
      text: text('Which paper for the summer?'),
      poll: {
        options: [
          { text: text('Cotton'), votes: 38 },
          { text: text('Kozo'), votes: 112 },
        ],
        voters: 150,
        endsAt: ago(10 * DAY),
      },
    }),
    ...(['video', 'gif', 'audio'] as const).map((kind, index) =>
      samplePost({
        id: kind,
        createdAt: ago((14 + index) * DAY),
        text: text(`The press as ${kind}.`),
        media: [
          {
            kind,
            url: `https://media.fake.example/press.${kind}`,
            previewUrl: kind === 'audio' ? undefined : pictures.wide,
            alt: kind === 'gif' ? 'The wheel turns' : '',
            width: kind === 'audio' ? undefined : 320,
            height: kind === 'audio' ? undefined : 180,
          },
        ],
      }),
    ),
    samplePost({ id: 'partial', createdAt: ago(20 * DAY), text: text('And something new:'), partial: true }),
    samplePost({
      id: 'unknown-counts',
      createdAt: ago(21 * DAY),
      text: text('Nobody counts here.'),
      replies: undefined,
      reposts: undefined,
      likes: undefined,
    }),
  ];
}

/** Enough of them for several pages. */
export function manyPosts(count: number): readonly Post[] {
  return Array.from({ length: count }, (_, index) =>
    samplePost({ id: `many-${index + 1}`, createdAt: ago(index * HOUR + 5), text: text(`Post number ${index + 1}.`) }),
  );
}

export function longPosts(): readonly Post[] {
  const author = sampleAuthor({
    name: text('The Society for the Preservation of Rivers, Bridges, Mills and All That Depends on Them'),
    handle: '@the-society-for-the-preservation-of-rivers-and-bridges@a-very-long-host-name.social.example',
  });
  return [
    samplePost({
      id: 'long-word',
      author,
      replyTo: { handle: author.handle, url: undefined },
      text: text(
        `${'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2)} and on.`,
      ),
      likes: 123_456_789,
    }),
    samplePost({
      id: 'long-address',
      author: { ...author },
      text: [{ type: 'link', text: `https://river.example/${'path/'.repeat(30)}`, url: 'https://river.example/' }],
      contentWarning: 'Everything that has ever been said about the river, from its spring to the sea, at length',
    }),
    samplePost({
      id: 'long-text',
      author: { ...author },
      text: [
        { type: 'element', tag: 'p', children: text('Nothing is cut. '.repeat(40)) },
        { type: 'element', tag: 'p', children: text('To the last word.') },
      ],
    }),
  ];
}

export function rightToLeftPosts(): readonly Post[] {
  const author = sampleAuthor({ name: text('استوديو النهر'), handle: '@nahr.example' });
  return [
    samplePost({
      id: 'arabic',
      author,
      language: 'ar',
      text: [
        { type: 'text', text: 'الطبعة الربيعية على آلة الطباعة. ثلاثة أنواع من الورق، وضوء واحد. ' },
        { type: 'tag', text: '#طباعة', url: 'https://fake.example/tags/print' },
      ],
      media: [tallImage(), sampleImage(), squareImage()],
    }),
    samplePost({
      id: 'hebrew',
      author: otherAuthor({ name: text('שוק העששיות'), handle: '@shuk.example' }),
      repostedBy: { ...author },
      repostedAt: ago(26 * HOUR),
      createdAt: ago(30 * HOUR),
      language: 'he',
      text: text('נפגשים ביום שישי בערב ליד הנהר, הביאו את העששית.'),
    }),
    samplePost({ id: 'english', author: { ...author }, createdAt: ago(9 * DAY), contentWarning: 'وميض' }),
  ];
}

/** What would do harm if any of it were taken for HTML, or for an address that is one of ours. */
export const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

export function hostilePosts(): readonly Post[] {
  const author = sampleAuthor({
    name: text(`${HOSTILE}\u202Egnp.exe`),
    handle: `@${HOSTILE}`,
    avatarUrl: 'https://localhost:1/"><script>window.hacked=1</script>',
  });
  return [
    samplePost({
      id: `hostile"${HOSTILE}`,
      author,
      repostedBy: { ...author },
      replyTo: { handle: HOSTILE, url: undefined },
      language: `en"${HOSTILE}`,
      text: text(HOSTILE),
      media: [sampleImage({ alt: HOSTILE })],
    }),
    samplePost({ id: 'hostile-warning', author: { ...author }, contentWarning: HOSTILE, text: text(HOSTILE) }),
  ];
}
