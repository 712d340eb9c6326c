import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/follow-button/define.js';
import { NetworkError, registerNetwork, type FollowWay } from '../src/index.js';

/** Networks of which nothing is loaded, one for each way to follow that opens a dialog. */
const ways = {
  remote: { kind: 'remote', url: 'https://village.example/@ann', followPage },
  scan: { kind: 'scan', url: 'https://village.example/add/ann' },
} satisfies Record<string, FollowWay>;

for (const [id, way] of Object.entries(ways)) {
  registerNetwork({
    id,
    label: 'Village',
    parse: (address) => (address === `${id}:ann` ? { network: id, host: '', id: 'ann' } : undefined),
    handle: () => '@ann@village.example',
    profileUrl: () => way.url,
    ways: () => [way],
  });
}

async function followPage(home: string): Promise<string> {
  if (home.includes('nowhere')) throw new NetworkError('not-found', 'No such server');
  // Stays on this page when it is opened.
  return `${location.origin}/#followed-from-${home}`;
}

interface Args {
  account: string;
}

const meta = {
  title: 'Follow button/Dialogs',
  component: 'magpie-follow-button',
  parameters: { docs: { story: { inline: false, height: '26rem' } } },
  render: ({ account }) =>
    html`<magpie-follow-button account=${account}>
      <a href="https://village.example/@ann">Follow Ann in the Village</a>
    </magpie-follow-button>`,
  beforeEach: () => localStorage.removeItem('magpie:home-server'),
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

async function click(canvas: ParentNode, part: string): Promise<ShadowRoot> {
  const { shadowRoot } = await find<HTMLElement>(canvas, 'magpie-follow-button:defined');
  (await find<HTMLElement>(shadowRoot!, `[part=${part}]`)).click();
  return shadowRoot!;
}

/** Accounts on servers that talk to each other are followed from one’s own, which is asked for once. */
export const HomeServer: Story = {
  args: { account: 'remote:ann' },
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'button');
  },
};

/** What was typed stays, and the sentence below says what to do. */
export const HomeServerNotFound: Story = {
  args: { account: 'remote:ann' },
  play: async ({ canvasElement }) => {
    const root = await click(canvasElement, 'button');
    const dialog = (await find<HTMLElement>(root, 'magpie-home-server-dialog')).shadowRoot!;
    (await find<HTMLInputElement>(dialog, 'input')).value = 'nowhere.example';
    (await find<HTMLFormElement>(dialog, 'form')).requestSubmit();
  },
};

export const HomeServerChinese: Story = {
  ...HomeServer,
  decorators: [(story) => html`<div lang="zh-CN">${story()}</div>`],
};

/** A link, and the same as a QR code. */
export const LinkWithCode: Story = { args: { account: 'scan:ann' } };

export const ScanCode: Story = {
  args: { account: 'scan:ann' },
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'more');
  },
};

export const ScanCodeRightToLeft: Story = {
  ...ScanCode,
  decorators: [(story) => html`<div dir="rtl">${story()}</div>`],
};
