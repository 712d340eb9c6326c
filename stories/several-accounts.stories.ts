import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/account-card/define.js';
import { configure } from '../src/index.js';
import { remember } from '../test/support/river-gateway.js';
import { riverOnAll } from '../test/support/river-on-all.js';

interface Args {
  account: string;
  language: string;
  /** Of an account that the visitor follows already. */
  followed?: string;
}

const meta = {
  title: 'Several accounts as one',
  component: 'magpie-account-card',
  args: { account: 'magpie:river wechat:river qq:river line:@river', language: 'en' },
  parameters: {
    docs: {
      description: {
        component:
          'Several addresses, separated by white space, make one widget of a brand. The first leads: it gives the name, ' +
          'the pictures and the words, and the others lend what it lacks. The card has a row for each, and says the ' +
          'followers as a sum. A click on the button follows the likeliest; its other half opens all of them.',
      },
    },
  },
  beforeEach: ({ args: { followed } }) => {
    riverOnAll();
    remember(followed ? { relationship: 'following' } : undefined, followed);
    return () => {
      remember(undefined);
      configure({ gateway: undefined, fetch: undefined });
    };
  },
  render: ({ account, language }) => html`
    <div lang=${language} style="display: grid; gap: 1.25rem; max-inline-size: 24rem">
      <div>
        <magpie-follow-button account=${account} count
          ><a href="https://gateway.example/@river">Follow River Studio</a></magpie-follow-button
        >
      </div>
      <magpie-account-card account=${account}><a href="https://gateway.example/@river">River</a></magpie-account-card>
    </div>
  `,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Several: Story = {};

/** The button shows the one that is followed, and names its network to screen readers. */
export const OneIsFollowed: Story = { args: { followed: 'qq:river' } };

/** The first leads: on LINE, an account is a friend, and so says the button. */
export const LedByLine: Story = { args: { account: 'line:@river wechat:river qq:river' } };

/** One that is only a link tells nothing, and is followed by its page or its code. */
export const WithALink: Story = { args: { account: 'magpie:river link:https://river.example/follow' } };

export const Japanese: Story = { args: { language: 'ja' } };

export const SimplifiedChinese: Story = { args: { language: 'zh-CN' } };

export const TraditionalChinese: Story = { args: { language: 'zh-TW' } };

export const RightToLeft: Story = {
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};

export const Dark: Story = {
  decorators: [
    (story) =>
      html`<div style="padding: 1.5rem; background: #121415; color: #e9e7e2; color-scheme: dark">${story()}</div>`,
  ],
};

export const Narrow: Story = {
  decorators: [(story) => html`<div style="inline-size: 16rem">${story()}</div>`],
};
