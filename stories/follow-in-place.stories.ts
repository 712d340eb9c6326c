import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/follow-button/define.js';
import type { FakeGateway } from '../test/support/fake-gateway.js';
import { attemptAt, remember, riverGateway } from '../test/support/river-gateway.js';

interface Args {
  account: string;
  variant: 'filled' | 'outline';
  /** What an earlier visit has left. */
  before: (gateway: FakeGateway) => Parameters<typeof remember>[0];
  /** What the gateway says then. */
  then?: (gateway: FakeGateway) => void;
}

let gateway: FakeGateway;

const meta = {
  title: 'Follow button/In place',
  component: 'magpie-follow-button',
  args: { account: 'magpie:river', variant: 'filled', before: () => undefined },
  argTypes: { before: { table: { disable: true } }, then: { table: { disable: true } } },
  parameters: { docs: { story: { inline: false, height: '34rem' } } },
  render: ({ account, variant }) =>
    html`<magpie-follow-button account=${account} variant=${variant}>
      <a href="https://gateway.example/@river">Follow River</a>
    </magpie-follow-button>`,
  beforeEach: ({ args }) => {
    gateway = riverGateway();
    remember(args.before(gateway));
    return () => remember(undefined);
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Waits until a shadow tree holds what a selector names. */
async function find<Found extends Element>(root: ParentNode, selector: string): Promise<Found> {
  for (;;) {
    const found = root.querySelector<Found>(selector);
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** Opens the dialog of the attempt that is under way: to look at it, a script may click. */
async function open(canvas: ParentNode): Promise<void> {
  const { shadowRoot } = await find<HTMLElement>(canvas, 'magpie-follow-button:defined');
  (await find<HTMLElement>(shadowRoot!, '.pending[role=button]')).click();
  const dialog = await find<HTMLElement>(shadowRoot!, 'magpie-ticket-dialog');
  await find(dialog.shadowRoot!, 'dialog');
}

const following = () => ({ relationship: 'following' }) as const;

/** Nobody has followed: nothing was asked, nothing is kept. */
export const Follow: Story = {};

/** Press it: a window opens and closes, and the gateway is content a little later. */
export const TryIt: Story = {
  args: { before: () => undefined },
  play: () => {
    const begun = setInterval(() => {
      if (!gateway.attempts.length) return;
      clearInterval(begun);
      setTimeout(() => gateway.scan(), 1_500);
      setTimeout(() => gateway.approve(), 4_000);
    }, 200);
  },
};

/** There at once after a reload. */
export const Following: Story = { args: { before: following } };

export const FollowingOutline: Story = { args: { before: following, variant: 'outline' } };

export const Requested: Story = { args: { before: () => ({ relationship: 'requested' }) } };

/** An attempt that an earlier visit has begun; a click shows how it stands. */
export const Waiting: Story = { args: { before: attemptAt } };

/** The account’s owner and the visitor may both say no; so may the limit. It is said where it was asked. */
export const Declined: Story = {
  args: {
    before: (at) => {
      const attempt = attemptAt(at);
      at.decline();
      return attempt;
    },
  },
};

export const FollowLimit: Story = {
  args: {
    before: (at) => {
      const attempt = attemptAt(at);
      at.decline('follow-limit');
      return attempt;
    },
  },
};

/** Press it: it is taken back, with the reason. */
export const UnfollowFails: Story = {
  args: {
    before: (at) => {
      at.refusal = 'offline';
      return { relationship: 'following' };
    },
  },
};

/** One scans the code, or goes on in a window. */
export const Dialog: Story = {
  args: { before: attemptAt },
  play: async ({ canvasElement, args }) => {
    await open(canvasElement);
    args.then?.(gateway);
  },
};

export const DialogScanned: Story = { ...Dialog, args: { before: attemptAt, then: (at) => at.scan() } };

export const DialogExpired: Story = { ...Dialog, args: { before: attemptAt, then: (at) => at.expire() } };

export const DialogDeclined: Story = { ...Dialog, args: { before: attemptAt, then: (at) => at.decline() } };

export const DialogFollowLimit: Story = {
  ...Dialog,
  args: { before: attemptAt, then: (at) => at.decline('follow-limit') },
};

export const DialogDark: Story = {
  ...Dialog,
  decorators: [
    (story) =>
      html`<div style="padding: 1.5rem; background: #121415; color: #e9e7e2; color-scheme: dark">${story()}</div>`,
  ],
};

export const DialogRightToLeft: Story = {
  ...Dialog,
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};

export const DialogChinese: Story = {
  ...Dialog,
  decorators: [(story) => html`<div lang="zh-CN">${story()}</div>`],
};
