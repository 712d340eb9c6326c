import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { comeBack } from '../test/support/return-page.js';

interface Args {
  /** How the attempt ends. `undefined`: it goes on. */
  end: Parameters<typeof comeBack>[0];
}

const meta = {
  title: 'Follow button/Coming back',
  argTypes: { end: { table: { disable: true } } },
  parameters: { docs: { story: { inline: false, height: '22rem' } } },
  render: () => html`<p>A page of the site that visitors come back to.</p>`,
  play: async ({ args }) => comeBack(args.end),
  beforeEach: () => () => document.querySelector('magpie-return-dialog')?.remove(),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Finishing: Story = { args: { end: undefined } };

/** Said a second later, where the browser keeps the window. */
export const Following: Story = { args: { end: { state: 'following' } } };

export const Requested: Story = { args: { end: { state: 'requested' } } };

export const Unfollowed: Story = { args: { end: { state: 'not-following' } } };

export const Declined: Story = { args: { end: { state: 'declined', reason: 'denied' } } };

export const Expired: Story = { args: { end: { state: 'expired' } } };

export const Failed: Story = { args: { end: { state: 'failed', code: 'unreachable' } } };
