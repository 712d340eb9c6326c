import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/follow-button/define.js';
import { homeNetwork, rememberFollow, ticketAt } from '../test/support/home-network.js';

homeNetwork(undefined, { id: 'hamlet', label: 'Hamlet' });

interface Args {
  /** What an earlier visit has left. */
  before: () => Parameters<typeof rememberFollow>[1];
}

const meta = {
  title: 'Follow button/At home',
  component: 'magpie-follow-button',
  argTypes: { before: { table: { disable: true } } },
  parameters: { docs: { story: { inline: false, height: '26rem' } } },
  render: () =>
    html`<magpie-follow-button account="hamlet:ann"
      ><a href="https://hamlet.example/@ann">Ann</a></magpie-follow-button
    >`,
  beforeEach: ({ args }) => {
    rememberFollow('hamlet:ann', args.before());
    return () => rememberFollow('hamlet:ann', undefined);
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
async function open({ canvasElement }: { readonly canvasElement: ParentNode }): Promise<void> {
  const { shadowRoot } = await find<HTMLElement>(canvasElement, 'magpie-follow-button:defined');
  (await find<HTMLElement>(shadowRoot!, '[part=button][role=button]')).click();
  const dialog = await find<HTMLElement>(shadowRoot!, 'magpie-ticket-dialog');
  await find(dialog.shadowRoot!, 'dialog');
}

/** On the visitor’s own server; another may be chosen. */
export const Attempt: Story = {
  args: { before: () => ({ step: 'pending', ticket: ticketAt('home.example') }) },
  play: open,
};

/** The visitor follows until they have confirmed that they want no more. */
export const Unfollow: Story = {
  args: {
    before: () => ({ relationship: 'following', step: 'pending', isUndo: true, ticket: ticketAt('home.example') }),
  },
  play: open,
};

/** Clicked without a connection: it is sent when there is one, and a click takes it back. */
export const WaitsForAConnection: Story = {
  args: { before: () => ({ step: 'waiting', since: Date.now(), request: { language: 'en', returnUrl: undefined } }) },
  beforeEach: () => {
    dispatchEvent(new Event('offline'));
    return () => void dispatchEvent(new Event('online'));
  },
};
