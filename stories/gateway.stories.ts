import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/account-card/define.js';
import '../src/elements/post-feed/define.js';
import { configure } from '../src/index.js';
import { remember, riverGateway } from '../test/support/river-gateway.js';

interface Args {
  account: string;
}

const meta = {
  title: 'An account of your gateway',
  args: { account: 'magpie:river' },
  parameters: {
    docs: {
      description: {
        component:
          'An account that you publish yourself, through a gateway of your own: `data-gateway` on the script tag says where ' +
          'that is. Cards, feeds and counts work as for any network, and the button follows without leaving the page.',
      },
    },
  },
  beforeEach: () => {
    riverGateway();
    remember(undefined);
    return () => configure({ gateway: undefined, fetch: undefined });
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Card: Story = {
  render: ({ account }) =>
    html`<div style="max-inline-size: 24rem">
      <magpie-account-card account=${account}><a href="https://gateway.example/@river">River</a></magpie-account-card>
    </div>`,
};

export const CardFollowing: Story = {
  ...Card,
  beforeEach: () => remember({ relationship: 'following' }),
};

/** A title stands above the words of its post. */
export const Feed: Story = {
  render: ({ account }) =>
    html`<div style="max-inline-size: 30rem">
      <magpie-post-feed account=${account}><a href="https://gateway.example/@river">River</a></magpie-post-feed>
    </div>`,
};

export const ButtonWithCount: Story = {
  render: ({ account }) =>
    html`<magpie-follow-button account=${account} count>
      <a href="https://gateway.example/@river">Follow River</a>
    </magpie-follow-button>`,
};

/** The slotted link is what the visitor gets; the console says what to set. */
export const WithoutGateway: Story = {
  ...Card,
  beforeEach: () => configure({ gateway: undefined }),
};
