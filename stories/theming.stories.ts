import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/account-card/define.js';
import '../src/elements/follow-button/define.js';
import '../src/elements/post-feed/define.js';
import { registerFakeNetwork } from '../test/support/fake-network.js';

registerFakeNetwork();

interface Args {
  theme: 'minimal' | 'soft' | 'sharp' | 'contrast' | undefined;
}

const link = html`<a href="https://fake.example/ann">Ann on Fake</a>`;

/** Looks to begin with: one attribute, which tokens and parts of the page win over. */
const meta = {
  title: 'Workshop/Presets',
  argTypes: { theme: { control: 'select', options: [undefined, 'minimal', 'soft', 'sharp', 'contrast'] } },
  decorators: [(story) => html`<div style="max-inline-size: 30rem">${story()}</div>`],
  render: ({ theme }) => html`
    <p>
      <magpie-follow-button account="fake:ann" count theme=${theme ?? nothing}>${link}</magpie-follow-button>
      <magpie-follow-button account="fake:ann" variant="outline" theme=${theme ?? nothing}
        >${link}</magpie-follow-button
      >
    </p>
    <p><magpie-account-card account="fake:ann" theme=${theme ?? nothing}>${link}</magpie-account-card></p>
    <magpie-post-feed account="fake:ann" limit="4" theme=${theme ?? nothing}>${link}</magpie-post-feed>
  `,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** A part of an element, once it is drawn. */
async function part(canvas: Element, tag: string, name: string): Promise<Element> {
  return waitFor(() => {
    const found = canvas.querySelector(tag)?.shadowRoot?.querySelector(`[part=${name}]`);
    if (!found) throw new Error(`No part ${name} in ${tag} yet`);
    return found;
  });
}

/** Waits until card and button look as their preset says. */
async function looks(canvas: Element, of: 'borderTopLeftRadius' | 'borderTopColor' | 'color', card: string) {
  const surface = await part(canvas, 'magpie-account-card', 'card');
  await waitFor(() => expect(getComputedStyle(surface)[of]).toBe(card));
}

/** Without a preset: the look that the widgets have of their own. */
export const None: Story = {
  play: async ({ canvasElement }) => looks(canvasElement, 'borderTopLeftRadius', '14px'),
};

/** No border and no background: everything begins where the text of the page does. */
export const Minimal: Story = {
  args: { theme: 'minimal' },
  play: async ({ canvasElement }) => {
    await looks(canvasElement, 'borderTopColor', 'rgba(0, 0, 0, 0)');
    const button = await part(canvasElement, 'magpie-follow-button', 'button');
    await waitFor(() => expect(getComputedStyle(button).backgroundColor).toBe('rgba(0, 0, 0, 0)'));
  },
};

/** Rounder, on a sunk surface. */
export const Soft: Story = {
  args: { theme: 'soft' },
  play: async ({ canvasElement }) => looks(canvasElement, 'borderTopLeftRadius', '24px'),
};

/** Square corners and stronger lines. */
export const Sharp: Story = {
  args: { theme: 'sharp' },
  play: async ({ canvasElement }) => {
    await looks(canvasElement, 'borderTopLeftRadius', '0px');
    const button = await part(canvasElement, 'magpie-follow-button', 'button');
    await waitFor(() => expect(getComputedStyle(button).borderTopLeftRadius).toBe('0px'));
  },
};

/** Strong text, strong lines, links that are underlined. */
export const Contrast: Story = {
  args: { theme: 'contrast' },
  decorators: [(story) => html`<div style="color-scheme: light">${story()}</div>`],
  play: async ({ canvasElement }) => looks(canvasElement, 'color', 'rgb(0, 0, 0)'),
};

/** What the page puts into a widget: above and below what is shown, and in place of what would be said. */
export const Slots: Story = {
  render: () => html`
    <p>
      <magpie-account-card account="fake:ann">
        <strong slot="header" style="display: block; padding: 0.75rem 1rem">Our editor</strong>
        <small slot="footer" style="display: block; padding: 0.75rem 1rem">In the studio on Fridays.</small>
        ${link}
      </magpie-account-card>
    </p>
    <p>
      <magpie-post-feed account="fake:ann" limit="1">
        <strong slot="header" style="display: block; padding: 0.75rem 1rem">News from the river</strong>
        <small slot="footer" style="display: block; padding: 0.75rem 1rem">Photographs by Ann.</small>
        ${link}
      </magpie-post-feed>
    </p>
    <p>
      <magpie-post-feed account="fake:empty" limit="1">
        <span slot="empty">Nothing yet. Come back on Friday.</span>
        ${link}
      </magpie-post-feed>
    </p>
    <magpie-post-feed account="fake:down" limit="1">
      <span slot="error">The river is out of reach today.</span>
      ${link}
    </magpie-post-feed>
  `,
  play: async ({ canvasElement }) => {
    for (const slotted of canvasElement.querySelectorAll('[slot]')) {
      await waitFor(() => expect(slotted.checkVisibility() && slotted.assignedSlot?.name).toBe(slotted.slot));
    }
  },
};

/** Any colour can be written on, and is read as a link: in the light it darkens as far as it takes, in the dark it lightens. */
export const OneAccent: Story = {
  decorators: [(story) => html`<div style="inline-size: 46rem; max-inline-size: 96vi">${story()}</div>`],
  render: () => html`
    <style>
      .accents {
        display: grid;
        grid-template-columns: repeat(2, 1fr);
      }
      .accents > div {
        display: grid;
        gap: 1rem;
        padding: 1rem;
        background: light-dark(#fbfbfc, #111214);
      }
    </style>
    <div class="accents">
      ${['#ffd400', '#000000', '#39ff14'].map((accent) =>
        ['light', 'dark'].map(
          (scheme) => html`
            <div style=${`color-scheme: ${scheme}; --magpie-accent: ${accent}`}>
              <div><magpie-follow-button account="fake:ann" count>${link}</magpie-follow-button></div>
              <magpie-account-card account="fake:ann">${link}</magpie-account-card>
            </div>
          `,
        ),
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [yellow, , black] = canvasElement.querySelectorAll('.accents > div');
    for (const [place, ink] of [
      [yellow!, 0],
      [black!, 1],
    ] as const) {
      const button = await part(place, 'magpie-follow-button', 'button');
      await expect(getComputedStyle(button).color).toMatch(new RegExp(`^oklch\\(${ink} `));
    }
  },
};
