import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/follow-button/define.js';
import { configure } from '../src/index.js';
import type { FakeGateway } from '../test/support/fake-gateway.js';
import { attemptAt, remember, riverGateway } from '../test/support/river-gateway.js';
import { pictures } from '../test/support/samples.js';

interface Args {
  account: string;
  /** What an earlier visit has left. */
  before: (gateway: FakeGateway, account: string) => Parameters<typeof remember>[0];
  /** What the gateway says then. */
  then?: (gateway: FakeGateway) => void;
  /** The page names a gateway. */
  hasGateway: boolean;
}

let gateway: FakeGateway;

const meta = {
  title: 'Follow button/By app',
  component: 'magpie-follow-button',
  args: { account: 'wechat:river', before: () => undefined, hasGateway: true },
  argTypes: {
    before: { table: { disable: true } },
    then: { table: { disable: true } },
    hasGateway: { table: { disable: true } },
  },
  parameters: { docs: { story: { inline: false, height: '34rem' } } },
  render: ({ account }) =>
    html`<magpie-follow-button account=${account}>
      <a href="https://river.example/follow"><img src=${pictures.square} alt="" width="16" />Follow River</a>
    </magpie-follow-button>`,
  beforeEach: ({ args }) => {
    gateway = riverGateway();
    if (!args.hasGateway) configure({ gateway: undefined });
    remember(args.before(gateway, args.account), args.account);
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

/** To look at what a first visit began, a script may click. */
async function click(canvas: ParentNode, selector: string): Promise<ShadowRoot> {
  const { shadowRoot } = await find<HTMLElement>(canvas, 'magpie-follow-button:defined');
  (await find<HTMLElement>(shadowRoot!, selector)).click();
  return shadowRoot!;
}

const following = () => ({ relationship: 'following' }) as const;

/** One scans the account’s code with WeChat, which tells the gateway. */
export const Wechat: Story = {};

/** On LINE, accounts are friends. */
export const Line: Story = { args: { account: 'line:@river' } };

export const LineJapanese: Story = {
  ...Line,
  decorators: [(story) => html`<div lang="ja">${story()}</div>`],
};

export const Qq: Story = { args: { account: 'qq:river' } };

/** Press it: the note says where it ends. */
export const FollowingOnWechat: Story = { args: { before: following } };

export const FriendOnLine: Story = { args: { account: 'line:@river', before: following } };

export const Dialog: Story = {
  args: { before: attemptAt },
  play: async ({ canvasElement, args }) => {
    const root = await click(canvasElement, '.pending[role=button]');
    await find((await find<HTMLElement>(root, 'magpie-ticket-dialog')).shadowRoot!, 'dialog');
    args.then?.(gateway);
  },
};

/** No platform tells of a scan: it goes from waiting to following. */
export const DialogFollowing: Story = { ...Dialog, args: { before: attemptAt, then: (at) => at.approve() } };

export const DialogExpired: Story = { ...Dialog, args: { before: attemptAt, then: (at) => at.expire() } };

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

/** Without a gateway the author’s link is the button, and the picture in it the code. */
export const WithoutGateway: Story = { args: { hasGateway: false } };

export const WithoutGatewayDialog: Story = {
  args: { hasGateway: false },
  play: async ({ canvasElement }) => {
    await click(canvasElement, '[part=more]');
  },
};

export const WithoutGatewayLine: Story = {
  args: { account: 'line:@river', hasGateway: false },
  play: async ({ canvasElement }) => {
    await click(canvasElement, '[part=more]');
  },
};
