import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/follow-button/define.js';
import { registerFakeNetwork } from '../test/support/fake-network.js';

registerFakeNetwork();

interface Args {
  account: string;
  count?: boolean;
  size?: 'small' | 'medium' | 'large';
  variant?: 'filled' | 'outline';
}

const meta = {
  title: 'Follow button',
  component: 'magpie-follow-button',
  args: { account: 'fake:ann', count: false, size: 'medium', variant: 'filled' },
  render: ({ account, count, size = 'medium', variant = 'filled' }) =>
    html`<magpie-follow-button account=${account} ?count=${count} size=${size} variant=${variant}>
      <a href="https://fake.example/ann">Follow Ann on Fake</a>
    </magpie-follow-button>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = {};

export const Outline: Story = { args: { variant: 'outline' } };

export const Small: Story = { args: { size: 'small' } };

export const Large: Story = { args: { size: 'large' } };

/** One request for all buttons of the page that show a count of the same account. */
export const Count: Story = { args: { count: true } };

/** The room for the count is held, so that nothing moves when it comes. */
export const CountLoading: Story = { args: { account: 'fake:slow', count: true } };

/** A count that cannot be loaded is no reason for a button that does not work. */
export const CountFailed: Story = { args: { account: 'fake:down', count: true } };

export const CountOfMillions: Story = { args: { account: 'fake:long', count: true, variant: 'outline' } };

/** An address that no network of the page reads: the link in the slot is what the visitor gets. */
export const UnknownNetwork: Story = { args: { account: 'elsewhere:ann' } };

/** Two custom properties make it the page’s own. */
export const Branded: Story = {
  decorators: [
    (story) =>
      html`<div style="--magpie-accent: #a8491f; --magpie-on-accent: #fff; font-family: serif">${story()}</div>`,
  ],
};

export const InText: Story = {
  decorators: [(story) => html`<p>It lines up with the words around it: ${story()} and they go on.</p>`],
  args: { size: 'small' },
};

export const RightToLeft: Story = {
  args: { account: 'fake:rtl', count: true },
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};

export const Chinese: Story = {
  args: { count: true },
  decorators: [(story) => html`<div lang="zh-CN">${story()}</div>`],
};

export const Dark: Story = {
  args: { count: true },
  decorators: [
    (story) =>
      html`<div style="padding: 1.5rem; background: #121415; color: #e9e7e2; color-scheme: dark">${story()}</div>`,
  ],
};
