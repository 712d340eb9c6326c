import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/post-feed/define.js';
import { fakes, registerFakeNetwork } from '../test/support/fake-network.js';
import { everyKind } from '../test/support/fake-posts.js';

registerFakeNetwork();

// An account for each kind of post, which has posted nothing else.
for (const { id } of everyKind()) {
  fakes.set(`only-${id}`, { account: {}, posts: () => everyKind().filter((post) => post.id === id) });
}

interface Args {
  account: string;
}

const meta = {
  title: 'Post feed/Posts',
  component: 'magpie-post-feed',
  decorators: [(story) => html`<div style="max-inline-size: 34rem">${story()}</div>`],
  render: ({ account }) =>
    html`<magpie-post-feed account=${account}><a href="https://fake.example/ann">Ann on Fake</a></magpie-post-feed>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const only = (id: string): Story => ({ args: { account: `fake:only-${id}` } });

/** Turns to the post as a visitor does, and presses what is there once the feed answers: its controls wait for the focus. */
/** After a click, what is there then. */
const pressed = (id: string, selector: string, then: string): Story => ({
  ...only(id),
  parameters: { docs: { story: { inline: false, height: '24rem' } } },
  play: async ({ canvasElement }) => {
    const find = async (wanted: string): Promise<HTMLElement> =>
      waitFor(() => {
        const root = canvasElement.querySelector('magpie-post-feed')?.shadowRoot;
        root?.querySelector('article')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        const found = root?.querySelector<HTMLElement>(wanted);
        if (!found) throw new Error(`No ${wanted} yet`);
        return found;
      });
    (await find(`${selector}[tabindex='-1']`)).click();
    await expect(await find(then)).toBeInTheDocument();
  },
});

export const Pinned = only('pinned');
export const Reply = only('reply');
/** With a link card. */
export const Repost = only('repost');
export const OnePicture = only('picture');
export const TallPicture = only('tall-picture');
export const TwoPictures = only('two-pictures');
export const ThreePictures = only('three-pictures');
export const SixPictures = only('six-pictures');
/** The pictures over the page, one at a time. */
export const Lightbox = pressed('three-pictures', '.media a', 'magpie-lightbox');
/** Text and pictures wait for the visitor. */
export const ContentWarning = only('warned');
export const ContentWarningOpen = pressed('warned', '.cw button', '.cw button[aria-expanded=true]');
/** Pictures wait for the visitor; the words do not. */
export const SensitiveMedia = only('sensitive');
export const SensitiveMediaOpen = pressed('sensitive', '.cw button', '.media img');
export const Quote = only('quote');
export const QuoteGone = only('quote-gone');
export const Poll = only('poll');
/** Nothing of it is loaded before the click. */
export const Video = only('video');
export const Gif = only('gif');
export const Audio = only('audio');
/** Where there is more than can be drawn, the original is a click away. */
export const Partial = only('partial');
/** Counts that the network hides leave no gap. */
export const WithoutCounts = only('unknown-counts');
