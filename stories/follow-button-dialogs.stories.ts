import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { FollowButton } from '../src/elements/follow-button/define.js';
import '../src/elements/follow-button/define.js';
import { registerNetwork, type FollowWay } from '../src/index.js';
import { askAt } from '../test/support/home-question.js';
import { homeNetwork } from '../test/support/home-network.js';

const way: FollowWay = { kind: 'scan', url: 'https://village.example/add/ann' };

registerNetwork({
  id: 'scan',
  label: 'Village',
  parse: (address) => (address === 'scan:ann' ? { network: 'scan', host: '', id: 'ann' } : undefined),
  handle: () => '@ann@village.example',
  profileUrl: () => way.url,
  ways: () => [way],
});
// Two networks that ask visitors where they are.
homeNetwork(undefined, { id: 'village', label: 'Village' });
homeNetwork(
  { question: 'What is your handle on Bluesky?', example: 'you.bsky.social', standard: 'bsky.social' },
  { id: 'sky', label: 'Bluesky' },
);

interface Args {
  account: string;
  home: string;
  problem?: string;
}

const meta = {
  title: 'Follow button/Dialogs',
  component: 'magpie-follow-button',
  args: { home: '' },
  argTypes: { home: { table: { disable: true } }, problem: { table: { disable: true } } },
  parameters: { docs: { story: { inline: false, height: '26rem' } } },
  render: ({ account }) =>
    html`<magpie-follow-button account=${account}>
      <a href="https://village.example/@ann">Follow Ann in the Village</a>
    </magpie-follow-button>`,
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

async function drawn(canvas: ParentNode): Promise<FollowButton> {
  const button = await find<FollowButton>(canvas, 'magpie-follow-button:defined');
  await find(button.shadowRoot!, '[part=button]');
  return button;
}

/** Accounts on servers that talk to each other are followed from one’s own, which is asked for once. */
export const Home: Story = {
  args: { account: 'village:ann' },
  play: async ({ canvasElement, args }) => {
    await askAt(await drawn(canvasElement), args.home, args.problem);
  },
};

/** Where most are on one server, it need not be named. */
export const HomeWithStandard: Story = { ...Home, args: { account: 'sky:ann' } };

/** What was typed stays, and the sentence below says what to do. */
export const HomeNotFound: Story = {
  ...Home,
  args: {
    account: 'village:ann',
    home: 'nowhere.example',
    problem: 'nowhere.example was not found, or does not know this account. Check the spelling.',
  },
};

/** Asked again, with what was said before. */
export const HomeRemembered: Story = { ...Home, args: { account: 'village:ann', home: '@me@home.example' } };

export const HomeChinese: Story = {
  ...Home,
  decorators: [(story) => html`<div lang="zh-CN">${story()}</div>`],
};

/** A link, and the same as a QR code. */
export const LinkWithCode: Story = { args: { account: 'scan:ann' } };

export const ScanCode: Story = {
  args: { account: 'scan:ann' },
  play: async ({ canvasElement }) => {
    const { shadowRoot } = await drawn(canvasElement);
    (await find<HTMLElement>(shadowRoot!, '[part=more]')).click();
  },
};

export const ScanCodeRightToLeft: Story = {
  ...ScanCode,
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};
