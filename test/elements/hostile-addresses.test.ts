import { expect, fixture, html } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import { safeUrl } from '../../src/core/url.js';
import '../../src/elements/account-card/define.js';
import '../../src/elements/post-feed/define.js';
import { builtInNetworks } from '../../src/networks/index.js';
import { visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';

interface UrlCase {
  readonly input: string;
  readonly base: string | null;
  readonly href?: string;
  readonly failure?: boolean;
}

const read = async (file: string): Promise<unknown> =>
  (await fetch(new URL(`./fixtures/${file}`, import.meta.url))).json();

// Between the cases stand comments.
const urls = ((await read('urltestdata.json')) as readonly (UrlCase | string)[]).filter(
  (one): one is UrlCase => typeof one !== 'string',
);
const naughty = (await read('blns.json')) as readonly string[];

const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/;

describe('addresses of the URL standard’s tests', () => {
  it('come through only as https, or http of this machine, without user and password', () => {
    let through = 0;
    for (const { input, base } of urls) {
      const what = JSON.stringify([input, base]);
      const url = safeUrl(input, base ?? undefined);
      if (url === undefined) continue;
      through++;
      expect(url, what).to.equal(new URL(input, base ?? undefined).href);
      expect(url.startsWith('https://') || LOCAL.test(url), what).to.equal(true);
      const { username, password } = new URL(url);
      expect(username + password, what).to.equal('');
    }
    expect(through).to.be.above(20);
    expect(urls.length).to.be.above(800);
  });

  it('come through wherever they are https without user and password', () => {
    for (const { input, base, href } of urls) {
      if (!href?.startsWith('https://') || /^https:\/\/[^/]*@/.test(href)) continue;
      expect(safeUrl(input, base ?? undefined)).to.equal(href);
    }
  });
});

describe('anything at all as an address', () => {
  firstVisit();
  before(() => builtInNetworks.forEach(registerNetwork));

  const prefixes = ['', ...builtInNetworks.map(({ id }) => `${id}:`), 'mastodon:river@', 'bluesky:did:plc:'];
  const addresses = [...new Set([...urls.map(({ input }) => input), ...naughty])];

  for (const tag of ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'] as const) {
    it(`throws nothing in <${tag}>, and is a safe link or leaves the slotted one`, async () => {
      const stage = await fixture(html`<div></div>`);
      const element = document.createElement(tag);
      const slotted = Object.assign(document.createElement('a'), {
        href: 'https://river.example/',
        textContent: 'River',
      });
      element.append(slotted);
      // Far down: what is an address is not asked for here.
      element.style.cssText = 'position: absolute; inset-block-start: 50000px';
      stage.append(element);
      let links = 0;
      for (const address of addresses.flatMap((one) => prefixes.map((prefix) => prefix + one))) {
        element.setAttribute('account', address);
        await element.updateComplete;
        const link = element.shadowRoot!.querySelector('a');
        if (link) {
          links++;
          expect(safeUrl(link.href), address).to.equal(link.href);
        } else if (tag === 'magpie-follow-button' || !element.shadowRoot!.querySelector('[part]')) {
          expect(visible(slotted), address).to.equal(true);
        }
      }
      if (tag === 'magpie-follow-button') expect(links).to.be.above(50);
    }).timeout(20_000);
  }
});
