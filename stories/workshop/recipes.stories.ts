import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../../src/elements/account-card/define.js';
import '../../src/elements/follow-button/define.js';
import '../../src/elements/post-feed/define.js';
import { registerFakeNetwork } from '../../test/support/fake-network.js';

registerFakeNetwork();

/** Things that people wanted to have otherwise, each with the few lines of CSS or HTML that do it. */
const meta = {
  title: 'Workshop/Recipes',
  parameters: { controls: { disable: true } },
} satisfies Meta;

export default meta;
type Story = StoryObj;

/** A part of an element, once it is drawn. */
async function part(canvas: HTMLElement, tag: string, name: string): Promise<Element> {
  return waitFor(() => {
    const found = canvas.querySelector(tag)?.shadowRoot?.querySelector(`[part~=${name}]`);
    if (!found) throw new Error(`No part ${name} in ${tag} yet`);
    return found;
  });
}

/** Parts are styled from the page, as if they stood in it. */
export const OwnAvatarShape: Story = {
  render: () => html`
    <style>
      .shape magpie-account-card::part(avatar) {
        border-radius: 30% 70% 70% 30% / 30% 30% 70% 70%;
      }
      .shape magpie-account-card::part(banner) {
        display: none;
      }
      .shape {
        max-inline-size: 24rem;
      }
    </style>
    <div class="shape">
      <magpie-account-card account="fake:ann"><a href="https://fake.example/ann">Ann on Fake</a></magpie-account-card>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const banner = await part(canvasElement, 'magpie-account-card', 'banner');
    await expect(getComputedStyle(banner).display).toBe('none');
  },
};

/** As many columns as fit, from 45 em on; only posts with pictures. */
export const GridOfPosts: Story = {
  render: () => html`
    <magpie-post-feed account="fake:ann" layout="grid" media-only limit="12">
      <a href="https://fake.example/ann">Ann on Fake</a>
    </magpie-post-feed>
  `,
};

/** A heading and a foot of the page's own, inside the frame of the feed. */
export const OwnHeader: Story = {
  render: () => html`
    <magpie-post-feed account="fake:ann" limit="2">
      <h2 slot="header" style="margin: 0; padding: 0.875rem 1rem 0; font-size: 1.1rem">News from the river</h2>
      <p slot="footer" style="margin: 0; padding: 0.75rem 1rem">Photographs by Ann.</p>
      <a href="https://fake.example/ann">Ann on Fake</a>
    </magpie-post-feed>
  `,
  play: async ({ canvasElement }) => {
    await part(canvasElement, 'magpie-post-feed', 'post');
    const heading = canvasElement.querySelector('h2')!;
    await expect(heading.assignedSlot?.name).toBe('header');
    await expect(heading.checkVisibility()).toBe(true);
  },
};

/** What is said where there are no posts. */
export const OwnWordsForNothing: Story = {
  render: () => html`
    <magpie-post-feed account="fake:empty">
      <p slot="empty">Nothing yet. Come back on Friday.</p>
      <a href="https://fake.example/empty">Ann on Fake</a>
    </magpie-post-feed>
  `,
  play: async ({ canvasElement }) => {
    const words = canvasElement.querySelector('[slot=empty]')!;
    await waitFor(() => expect(words.assignedSlot?.name).toBe('empty'));
  },
};

/** Elements take the font of the page; a face for names alone is a part. */
export const BrandFonts: Story = {
  render: () => html`
    <style>
      .fonts {
        font-family: Georgia, serif;
        max-inline-size: 24rem;
      }
      .fonts magpie-account-card::part(name) {
        font-family: 'Avenir Next', 'Century Gothic', sans-serif;
        letter-spacing: 0.02em;
        text-transform: uppercase;
      }
    </style>
    <div class="fonts">
      <magpie-account-card account="fake:ann"><a href="https://fake.example/ann">Ann on Fake</a></magpie-account-card>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const name = await part(canvasElement, 'magpie-account-card', 'name');
    await expect(getComputedStyle(name).textTransform).toBe('uppercase');
    const bio = await part(canvasElement, 'magpie-account-card', 'bio');
    await expect(getComputedStyle(bio).fontFamily).toContain('Georgia');
  },
};

/** A button as wide as its column, and as tall as the page's own. */
export const WideButton: Story = {
  render: () => html`
    <style>
      .wide magpie-follow-button,
      .wide magpie-follow-button::part(button) {
        display: flex;
        justify-content: center;
      }
      .wide magpie-follow-button::part(button) {
        flex: 1;
        border-radius: 0.25rem;
      }
      .wide {
        max-inline-size: 20rem;
      }
    </style>
    <div class="wide">
      <magpie-follow-button account="fake:ann"><a href="https://fake.example/ann">Ann on Fake</a></magpie-follow-button>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const button = await part(canvasElement, 'magpie-follow-button', 'button');
    await expect(button.getBoundingClientRect().width).toBeGreaterThan(300);
  },
};
