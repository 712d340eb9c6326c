import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/post-feed/define.js';
import { configure, NetworkError } from '../src/index.js';
import { fakes, registerFakeNetwork } from '../test/support/fake-network.js';
import { ago, samplePost } from '../test/support/samples.js';

registerFakeNetwork();

// Kept by a visit three hours ago; today nobody answers. The name is that of a feed of three posts without filters.
fakes.set('kept', new NetworkError('unreachable', 'No answer'));
const query = { limit: 3, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };
const posts = [240, 1700].map((minutes) => samplePost({ createdAt: ago(minutes) }));
localStorage.setItem(
  `magpie:1:posts:fake::kept:${JSON.stringify(query)}`,
  JSON.stringify({ at: Date.now() - 3 * 3_600_000, value: { posts } }),
);

interface Args {
  account: string;
}

const meta = {
  title: 'Post feed/States',
  component: 'magpie-post-feed',
  render: ({ account }) =>
    html`<magpie-post-feed account=${account} limit="3"
      ><a href="https://fake.example/ann">Ann on Fake</a></magpie-post-feed
    >`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Holds the room of what will come; the link can be followed already. */
export const Loading: Story = { args: { account: 'fake:slow' } };

/** The link first, then one sentence and one action. */
export const Failed: Story = { args: { account: 'fake:down' } };

export const FailedChinese: Story = {
  args: { account: 'fake:down' },
  decorators: [(story) => html`<div lang="zh-CN">${story()}</div>`],
};

export const NotFound: Story = { args: { account: 'fake:missing' } };

/** What its author shows only to people who are signed in is not shown here. */
export const Private: Story = { args: { account: 'fake:private' } };

/** Nobody has to press anything: it is asked for again when the network allows. */
export const RateLimited: Story = { args: { account: 'fake:busy' } };

export const BadResponse: Story = { args: { account: 'fake:broken' } };

/** A failed load keeps the last good answer; how old it is, and why, stands in the foot. */
export const Stale: Story = { args: { account: 'fake:kept' } };

/** Where a page asks first, no request is made and nothing is stored before the visitor agrees. */
export const Consent: Story = {
  args: { account: 'fake:ann' },
  // In a frame of its own: the setting is the whole page’s.
  parameters: { docs: { story: { inline: false, height: '14rem' } } },
  beforeEach: () => {
    configure({ consent: 'ask' });
    return () => configure({ consent: undefined });
  },
};

/** An address that no network of the page reads. */
export const UnknownNetwork: Story = { args: { account: 'elsewhere:ann' } };
