import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/account-card/define.js';
import '../src/elements/follow-button/define.js';
import '../src/elements/post-feed/define.js';
import atom from '../test/networks/fixtures/feed/river-atom.xml?raw';
import json from '../test/networks/fixtures/feed/river.json?raw';
import rss from '../test/networks/fixtures/feed/river-rss.xml?raw';
import { riverFeeds } from '../test/support/river-feeds.js';

const picture = new URL('../test/support/pictures/square.png', import.meta.url).href;

/** A feed whose pictures are here, so that looking at it asks nobody for anything. */
const withPictures = (text: string): string => text.replaceAll(/(?<=[">])[\w.:/-]+\.(?:png|jpe?g)(?=["<])/g, picture);

/** What the feed's server would answer, were there one. */
const answers = {
  '/rss.xml': withPictures(rss),
  '/atom.xml': withPictures(atom),
  '/feed.json': withPictures(json),
  '/empty.xml': '<rss version="2.0"><channel><title>River</title></channel></rss>',
  '/page': '<!doctype html><title>River</title>',
};

interface Args {
  account: string;
}

const meta = {
  title: 'A feed of a feed',
  component: 'magpie-post-feed',
  decorators: [(story) => html`<div style="max-inline-size: 34rem">${story()}</div>`],
  render: ({ account }) =>
    html`<magpie-post-feed account=${account}><a href="https://river.example/">The River</a></magpie-post-feed>`,
  parameters: {
    docs: {
      description: {
        component:
          'RSS, Atom and JSON Feed by their addresses: `feed:https://river.example/feed.xml`. The visitor’s browser reads them ' +
          'where their server allows it to pages of other origins (`Access-Control-Allow-Origin`).',
      },
    },
  },
  beforeEach: () => riverFeeds(answers),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** An article, an episode and a film. */
export const Rss: Story = { args: { account: 'feed:https://river.example/rss.xml' } };
/** XHTML, and a film of YouTube. */
export const Atom: Story = { args: { account: 'feed:https://river.example/atom.xml' } };
export const JsonFeed: Story = { args: { account: 'feed:https://river.example/feed.json' } };
export const Empty: Story = { args: { account: 'feed:https://river.example/empty.xml' } };
/** An address that leads to a web page; the console says so. */
export const NotAFeed: Story = { args: { account: 'feed:https://river.example/page' } };

export const Card: Story = {
  args: { account: 'feed:https://river.example/rss.xml' },
  render: ({ account }) =>
    html`<magpie-account-card account=${account}><a href="https://river.example/">The River</a></magpie-account-card>`,
};

export const Button: Story = {
  args: { account: 'feed:https://river.example/rss.xml' },
  render: ({ account }) =>
    html`<magpie-follow-button account=${account}
      ><a href="https://river.example/rss.xml">Subscribe</a></magpie-follow-button
    >`,
};
