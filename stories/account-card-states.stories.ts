import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/account-card/define.js';
import { configure, NetworkError } from '../src/index.js';
import { fakes, registerFakeNetwork } from '../test/support/fake-network.js';
import { keepAccount } from '../test/support/kept.js';

registerFakeNetwork();

// Kept by a visit three hours ago; today nobody answers.
fakes.set('kept', new NetworkError('unreachable', 'No answer'));
keepAccount('fake:kept', 3 * 3600, 'Ann River');

interface Args {
  account: string;
}

const meta = {
  title: 'Account card/States',
  component: 'magpie-account-card',
  decorators: [(story) => html`<div style="max-inline-size: 24rem">${story()}</div>`],
  render: ({ account }) =>
    html`<magpie-account-card account=${account}
      ><a href="https://fake.example/ann">Ann on Fake</a></magpie-account-card
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

/** A failed load keeps the last good answer, and says how old it is. */
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
