import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent, waitFor, within } from 'storybook/test';
import '../../src/elements/account-card/define.js';
import '../../src/elements/follow-button/define.js';
import '../../src/elements/post-feed/define.js';
import { registerFakeNetwork } from '../../test/support/fake-network.js';
import { themeEditor } from './theme-editor.js';
import './theme.css';

registerFakeNetwork();

/** Set tokens, see them at once in light and in dark, and take them along as CSS. */
const meta = {
  title: 'Workshop/Theme',
  parameters: { layout: 'fullscreen', controls: { disable: true } },
  render: () =>
    themeEditor(
      () => html`
        <magpie-follow-button account="fake:ann" count><a href="https://fake.example/ann">Ann</a></magpie-follow-button>
        <magpie-account-card account="fake:ann"><a href="https://fake.example/ann">Ann</a></magpie-account-card>
        <magpie-post-feed account="fake:ann" limit="2"><a href="https://fake.example/ann">Ann</a></magpie-post-feed>
      `,
    ),
} satisfies Meta;

export default meta;

export const Theme: StoryObj = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement);
    await step('A colour that is chosen is in the CSS, and on the button', async () => {
      await fireEvent.input(canvas.getByLabelText('accent, light'), { target: { value: '#a3005c' } });
      await expect(canvas.getByLabelText('For your style sheet')).toHaveValue(
        'magpie-follow-button,\nmagpie-account-card,\nmagpie-post-feed {\n  --magpie-accent: light-dark(#a3005c, #a8c7fa);\n}',
      );
      const button = canvasElement.querySelector('[data-scheme=light] magpie-follow-button')!;
      await waitFor(() =>
        expect(getComputedStyle(button.shadowRoot!.querySelector('[part=button]')!).backgroundColor).toBe(
          'rgb(163, 0, 92)',
        ),
      );
    });
    await step('Beginning anew takes it back', async () => {
      canvas.getByRole('button', { name: 'Begin anew' }).click();
      await expect(canvas.getByLabelText('For your style sheet')).toHaveValue('/* Nothing changed yet. */');
    });
  },
};
