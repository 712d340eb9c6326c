import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/account-card/define.js';
import { fakes, registerFakeNetwork } from '../test/support/fake-network.js';
import { text } from '../test/support/samples.js';

registerFakeNetwork();

fakes.set('hepan', {
  account: {
    name: text('河畔工作室'),
    handle: '@hepan.example',
    bio: text('纸、光与桥。每周五发布新作，欢迎来河边看看。'),
    followers: 128_400,
  },
  posts: () => [],
});
fakes.set('bot', { account: { name: text('River level'), bot: true, locked: true, fields: [] }, posts: () => [] });
fakes.set('wordy', {
  account: { bio: text('New work every Friday, and a word about it. '.repeat(12)) },
  posts: () => [],
});

interface Args {
  account: string;
}

const meta = {
  title: 'Account card',
  component: 'magpie-account-card',
  args: { account: 'fake:ann' },
  decorators: [(story) => html`<div style="max-inline-size: 24rem">${story()}</div>`],
  render: ({ account }) =>
    html`<magpie-account-card account=${account}
      ><a href="https://fake.example/ann">Ann on Fake</a></magpie-account-card
    >`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = {};

/** No pictures, no words of its own: the fields are left plain. */
export const Empty: Story = { args: { account: 'fake:empty' } };

/** More than three lines are opened by the visitor. */
export const LongText: Story = {
  args: { account: 'fake:wordy' },
  play: async ({ canvasElement }) => {
    const more = (): HTMLElement | null | undefined =>
      canvasElement.querySelector('magpie-account-card')?.shadowRoot?.querySelector('[part=counts] button');
    await waitFor(() => expect(more()).toHaveAttribute('aria-expanded', 'false'));
    more()?.click();
    await waitFor(() => expect(more()).toHaveTextContent('Show less'));
  },
};

export const LongNames: Story = { args: { account: 'fake:long' } };

/** Posts by a machine, and approves its followers. */
export const Marks: Story = { args: { account: 'fake:bot' } };

/** Text from a network is text, whatever it looks like. */
export const HostileText: Story = { args: { account: 'fake:hostile' } };

export const Narrow: Story = {
  decorators: [(story) => html`<div style="inline-size: 240px">${story()}</div>`],
};

export const Wide: Story = {
  decorators: [(story) => html`<div style="inline-size: min(44rem, 90vi)">${story()}</div>`],
};

export const RightToLeft: Story = {
  args: { account: 'fake:rtl' },
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};

export const Chinese: Story = {
  args: { account: 'fake:hepan' },
  decorators: [(story) => html`<div lang="zh-CN">${story()}</div>`],
};

/** The tokens and the page’s own face. */
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
