import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/post-feed/define.js';
import { fakes, registerFakeNetwork } from '../test/support/fake-network.js';
import { hostilePosts } from '../test/support/fake-posts.js';
import { ago, sampleAuthor, sampleImage, samplePost, text } from '../test/support/samples.js';

registerFakeNetwork();

const hepan = () => sampleAuthor({ name: text('河畔工作室'), handle: '@hepan.example' });
fakes.set('hepan', {
  account: {},
  posts: () => [
    samplePost({ author: hepan(), language: 'zh', createdAt: ago(35), text: text('春季版正在印刷：三种纸，一种光。') }),
    samplePost({
      author: hepan(),
      language: 'zh',
      createdAt: ago(1600),
      text: text('清晨的河边，雾还没散。'),
      media: [sampleImage({ alt: '河上的雾' })],
    }),
  ],
});

// Without the pictures, which would be asked for at other addresses.
const hostileWords = () =>
  hostilePosts().map((post) => ({
    ...post,
    author: { ...post.author, avatarUrl: undefined },
    repostedBy: undefined,
    repostedAt: undefined,
  }));
fakes.set('hostile-words', { account: {}, posts: hostileWords });

interface Args {
  account: string;
  limit: number;
  layout?: 'list' | 'grid';
  tags?: string;
}

const meta = {
  title: 'Post feed',
  component: 'magpie-post-feed',
  args: { account: 'fake:ann', limit: 5, layout: 'list' },
  render: ({ account, limit, layout = 'list', tags = '' }) =>
    html`<magpie-post-feed account=${account} limit=${limit} layout=${layout} tags=${tags}>
      <a href="https://fake.example/ann">Ann on Fake</a>
    </magpie-post-feed>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = {};

/** Cards beside each other where there is room for them, from 45 em on. */
export const Grid: Story = { args: { layout: 'grid', limit: 12 } };

/** The visitor asks for more; nothing loads by scrolling. */
export const LoadMore: Story = {
  args: { account: 'fake:many', limit: 3 },
  play: async ({ canvasElement }) => {
    const all = (selector: string): NodeListOf<HTMLElement> | undefined =>
      canvasElement.querySelector('magpie-post-feed')?.shadowRoot?.querySelectorAll(selector);
    await waitFor(() => expect(all('[part=more]')?.length).toBe(1));
    all('[part=more]')?.[0]?.click();
    await waitFor(() => expect(all('[part=post]')?.length).toBe(6));
  },
};

export const Empty: Story = { args: { account: 'fake:empty' } };

/** Filters that leave nothing over say so. */
export const NothingFits: Story = { args: { tags: 'nobody-ever-wrote-this' } };

export const LongNames: Story = { args: { account: 'fake:long' } };

/** Text from a network is text, whatever it looks like. */
export const HostileText: Story = { args: { account: 'fake:hostile-words' } };

export const Narrow: Story = {
  args: { limit: 12 },
  decorators: [(story) => html`<div style="inline-size: 240px">${story()}</div>`],
};

export const RightToLeft: Story = {
  args: { account: 'fake:rtl' },
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};

export const Chinese: Story = {
  args: { account: 'fake:hepan' },
  decorators: [(story) => html`<div lang="zh-CN">${story()}</div>`],
};

export const Branded: Story = {
  decorators: [
    (story) =>
      html`<div
        style="--magpie-accent: #a8491f; --magpie-on-accent: #fff; --magpie-radius: 0; --magpie-surface: #fbf6ee; font-family: serif"
      >
        ${story()}
      </div>`,
  ],
};

export const Dark: Story = {
  decorators: [
    (story) =>
      html`<div style="padding: 1.5rem; background: #121415; color: #e9e7e2; color-scheme: dark">${story()}</div>`,
  ],
};
