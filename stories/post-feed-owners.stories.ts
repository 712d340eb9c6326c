import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/post-feed/define.js';
import type { PostEvent } from '../src/index.js';
import { fakes, registerFakeNetwork } from '../test/support/fake-network.js';
import { manyPosts } from '../test/support/fake-posts.js';
import { ago, samplePost, text } from '../test/support/samples.js';

registerFakeNetwork();
fakes.set('endless', { account: {}, posts: () => manyPosts(5000) });

// Something is posted every half a minute, from when the page was loaded.
const begun = Date.now();
fakes.set('busy-day', {
  account: {},
  posts: () => [
    ...Array.from({ length: Math.floor((Date.now() - begun) / 30_000) }, (_, at) =>
      samplePost({ id: `new-${at}`, createdAt: ago(0), text: text(`Just now, for the ${at + 1}. time.`) }),
    ).reverse(),
    ...manyPosts(40),
  ],
});

interface Args {
  account: string;
  hide?: string;
  only?: string;
  infinite?: boolean;
  refresh?: number;
  onPost?: (event: PostEvent) => void;
}

const meta = {
  title: 'Post feed/In the owner’s hands',
  component: 'magpie-post-feed',
  args: { account: 'fake:ann' },
  render: ({ account, hide = '', only = '', infinite = false, refresh = 0, onPost = () => {} }) =>
    html`<magpie-post-feed
      account=${account}
      hide=${hide}
      only=${only}
      ?infinite=${infinite}
      refresh=${refresh}
      @magpie-post=${onPost}
      ><a href="https://fake.example/ann">Ann on Fake</a></magpie-post-feed
    >`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Words, phrases, tags, people and single posts can be left out. */
export const Hide: Story = { args: { hide: '"three papers" @orchard.example #letterpress' } };

/** Or only some let in. */
export const Only: Story = { args: { only: '#letterpress fog' } };

/** A script decides about each post before it is drawn. */
export const DecidedByAScript: Story = {
  args: {
    onPost: (event) => {
      if (!event.post.media.length) event.preventDefault();
    },
  },
};

/** Loads by itself as the end comes near; only the posts around are drawn, and the end waits for a click. */
export const Infinite: Story = { args: { account: 'fake:endless', infinite: true } };

/** Looks twice a minute. What is new waits behind a button, so that nothing moves under the reader. */
export const Refresh: Story = { args: { account: 'fake:busy-day', refresh: 30 } };
