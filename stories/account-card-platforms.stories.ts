import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/account-card/define.js';
import { configure } from '../src/index.js';
import { riverGateway } from '../test/support/river-gateway.js';

interface Args {
  language: string;
}

const meta = {
  title: 'Account card/Platforms',
  component: 'magpie-account-card',
  args: { language: 'en' },
  parameters: {
    docs: {
      description: {
        component:
          'One brand on several platforms: a mark beside the handle says which, and each is spoken of in the words that ' +
          'people there use. On LINE, an account is a friend.',
      },
    },
  },
  beforeEach: () => {
    riverGateway();
    return () => configure({ gateway: undefined, fetch: undefined });
  },
  render: ({ language }) =>
    html`<div
      lang=${language}
      style="display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1rem"
    >
      ${['wechat:river', 'qq:river', 'line:@river', 'magpie:river'].map(
        (account) =>
          html`<magpie-account-card account=${account}
            ><a href="https://gateway.example/@${account}">River</a></magpie-account-card
          >`,
      )}
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const English: Story = {};

export const Japanese: Story = { args: { language: 'ja' } };

export const SimplifiedChinese: Story = { args: { language: 'zh-CN' } };

export const TraditionalChinese: Story = { args: { language: 'zh-TW' } };

/** The mark stands before the handle, on the right. */
export const RightToLeft: Story = {
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};

export const Dark: Story = {
  args: { language: 'ja' },
  decorators: [
    (story) =>
      html`<div style="padding: 1.5rem; background: #121415; color: #e9e7e2; color-scheme: dark">${story()}</div>`,
  ],
};

export const Narrow: Story = {
  args: { language: 'ja' },
  decorators: [(story) => html`<div style="inline-size: 320px">${story()}</div>`],
};
