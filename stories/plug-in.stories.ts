import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/account-card/define.js';
import '../src/elements/follow-button/define.js';
import { configure, registerNetwork } from '../src/index.js';
import { answeringByPath } from '../test/support/answering.js';
import { village } from './village-network.js';
import source from './village-network.ts?raw';

registerNetwork(village);

/** What the village's server would answer, were there one. */
const server = answeringByPath({
  '/people/ann.json': { name: 'Ann of the Mill', about: 'Grinds what the river lets her.', neighbours: 212 },
  '/people/nobody.json': { moved: true },
});

const code = `${source.replace('../src/index.js', 'magpie-widgets')}
// On your page:
registerNetwork(village);`;

interface Args {
  account: string;
}

const meta = {
  title: 'A network of your own',
  args: { account: 'village:ann' },
  parameters: {
    docs: {
      description: {
        component:
          'Networks are plug-ins. One object says how an address is read, where the profile is and how accounts and posts are ' +
          'loaded; `registerNetwork` makes it known, before or after the elements are on the page.',
      },
      source: { code, language: 'ts' },
    },
  },
  beforeEach: () => {
    configure({ fetch: server });
    return () => configure({ fetch: undefined });
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Card: Story = {
  render: ({ account }) =>
    html`<div style="max-inline-size: 24rem">
      <magpie-account-card account=${account}
        ><a href="https://village.example/ann">Ann of the Mill</a></magpie-account-card
      >
    </div>`,
};

export const Button: Story = {
  render: ({ account }) =>
    html`<magpie-follow-button account=${account} count
      ><a href="https://village.example/ann">Follow Ann</a></magpie-follow-button
    >`,
};

/** Errors of the network’s own reading are told as those of any other. */
export const BadResponse: Story = { ...Card, args: { account: 'village:nobody' } };
