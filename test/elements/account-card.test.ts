import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Account } from '../../src/core/model.js';
import type { AccountCard } from '../../src/elements/account-card/define.js';
import '../../src/elements/account-card/define.js';
import { folded, has, inside, read, visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { networkWith } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { eventsOf } from '../support/next-event.js';
import { pictures, text } from '../support/samples.js';

const url = 'https://river.example/';

/** A card that has drawn its account. */
async function draw(account: Partial<Account> = {}): Promise<AccountCard> {
  const { id } = networkWith(account);
  const card = await fixture<AccountCard>(html`
    <magpie-account-card account=${`${id}:river`}><a href=${url}>River</a></magpie-account-card>
  `);
  await waitUntil(() => has(card, '[part=name]'));
  return card;
}

const counts = (card: Element): string => folded(inside(card, '[part=counts]').textContent);
const more = (card: Element): HTMLElement => inside(card, '[part=counts] button');

describe('<magpie-account-card>', () => {
  firstVisit();
  const opened = linksOpened();

  it('shows name, handle, words and counts, in place of the slotted link', async () => {
    const card = await draw();
    const name = inside<HTMLAnchorElement>(card, '[part=name]');
    expect(name.textContent).to.equal('Ann River');
    expect(name).to.include({ href: 'https://fake.example/ann', target: '_blank', rel: 'noopener' });
    expect(folded(inside(card, '[part=handle] bdi').textContent)).to.equal('@river');
    expect(inside(card, '[part=bio]').textContent).to.include('Notes from the river.');
    expect(counts(card)).to.match(/^48.2K followers 312 following 1.8K posts/);
    expect(visible(card.querySelector('a')!)).to.equal(false);
  });

  it('draws links of the words as links that lend nothing to the page behind them', async () => {
    const card = await draw();
    const link = inside<HTMLAnchorElement>(card, '[part=bio] a');
    expect(link).to.include({ href: url, target: '_blank', textContent: 'river.example' });
    expect(link.rel.split(' ')).to.include.members(['noopener', 'nofollow', 'ugc']);
  });

  it('has a follow button of the same account, whose event comes through', async () => {
    const card = await draw();
    const button = inside(card, 'magpie-follow-button');
    const events = eventsOf(card, 'magpie-follow');
    inside(button, 'a').click();
    expect(events.map(({ way, account }) => [way, account.id])).to.deep.equal([['link', 'river']]);
    expect(opened.length).to.equal(1);
    expect(has(button, '[part=count]')).to.equal(false);
  });

  for (const [what, account, drawn] of [
    ['one of each', { followers: 1, following: 1, posts: 1 }, '1 follower 1 following 1 post'],
    ['zeros', { followers: 0, following: 0, posts: 0 }, '0 followers 0 following 0 posts'],
    ['followers alone', { following: undefined, posts: undefined }, '48.2K followers'],
    ['no followers', { followers: undefined }, '312 following 1.8K posts'],
    ['nothing', { followers: undefined, following: undefined, posts: undefined }, ''],
  ] as const) {
    it(`counts ${what} without a gap`, async () => {
      const card = await draw({ fields: [], ...account });
      expect(counts(card)).to.equal(drawn);
      expect(inside(card, '[part=counts]').querySelectorAll('span').length).to.equal(
        drawn.match(/\d+/g)?.length ? drawn.match(/[\d.K]+ [a-z]+/g)!.length : 0,
      );
    });
  }

  it('shows the whole of the button where it is narrow, pictures or not', async () => {
    const card = await draw();
    card.style.inlineSize = '260px';
    const host = inside(card, 'magpie-follow-button');
    await waitUntil(() => has(host, 'a'));
    const { x, width, top, bottom } = inside(host, 'a').getBoundingClientRect();
    const seenAt = (y: number): string => card.shadowRoot!.elementFromPoint(x + width / 2, y)!.localName;
    expect([seenAt(top + 1), seenAt(bottom - 1)]).to.deep.equal([host.localName, host.localName]);
  });

  it('links the web addresses and handles in words that came without marks', async () => {
    const profiles = 'https://bsky.app/profile/';
    const card = await draw({
      bio: [{ type: 'text', text: 'Notes of @lake.example\nhttps://river.example/a. javascript:alert(1)', profiles }],
      fields: [],
    });
    await waitUntil(() => has(card, '[part=bio] a'));
    const bio = inside(card, '[part=bio]');
    expect([...bio.querySelectorAll('a')].map(({ href, textContent }) => [textContent, href])).to.deep.equal([
      ['@lake.example', 'https://bsky.app/profile/lake.example'],
      ['https://river.example/a', 'https://river.example/a'],
    ]);
    expect(bio.innerText.trim()).to.equal('Notes of @lake.example\nhttps://river.example/a. javascript:alert(1)');
  });

  it('folds long words, and unfolds them on demand', async () => {
    const card = await draw({ bio: text('A long story of a river. '.repeat(60)) });
    await waitUntil(() => has(card, '[part=counts] button'));
    const { height } = card.getBoundingClientRect();
    expect(more(card).textContent.trim()).to.equal('Show more');
    expect(more(card).getAttribute('aria-expanded')).to.equal('false');
    more(card).click();
    await card.updateComplete;
    expect(card.getBoundingClientRect().height).to.be.above(height);
    const bio = inside(card, '[part=bio]');
    expect(bio.scrollHeight).to.be.at.most(bio.clientHeight + 1);
    expect(more(card).textContent.trim()).to.equal('Show less');
    expect(more(card).getAttribute('aria-expanded')).to.equal('true');
    more(card).click();
    await card.updateComplete;
    expect(card.getBoundingClientRect().height).to.equal(height);
    expect(more(card).textContent.trim()).to.equal('Show more');
  });

  it('does not offer more where there is none', async () => {
    const card = await draw({ bio: text('Short.'), fields: [] });
    await card.updateComplete;
    expect(has(card, '[part=counts] button')).to.equal(false);
  });

  it('draws custom emoji as pictures with their names, as high as the line', async () => {
    const emoji = { type: 'emoji', shortcode: 'blobcat', url: pictures.square, staticUrl: pictures.avatar } as const;
    const card = await draw({ name: [{ type: 'text', text: 'River ' }, emoji] });
    const img = inside<HTMLImageElement>(card, '[part=name] img');
    expect(img).to.include({ alt: ':blobcat:', title: ':blobcat:', src: pictures.avatar });
    await waitUntil(() => img.complete);
    expect(img.getBoundingClientRect().height).to.be.below(32);
  });

  it('says who is a program, and who looks at each follower', async () => {
    const card = await draw({ bot: true, locked: true, fields: [] });
    await waitUntil(() => read(card).includes('Automated'));
    expect(folded(inside(card, '[part=handle]').textContent)).to.equal('@river · Automated · Approves followers');
  });

  it('says nothing of that about others', async () => {
    const card = await draw({ fields: [] });
    expect(folded(inside(card, '[part=handle]').textContent)).to.equal('@river');
  });

  it('shows the lines of the profile, and which link the network has proved', async () => {
    const card = await draw();
    await waitUntil(() => has(card, 'dl'));
    expect([...card.shadowRoot!.querySelectorAll('dt')].map(({ textContent }) => textContent)).to.deep.equal([
      'Website',
      'Pronouns',
    ]);
    const [website, pronouns] = card.shadowRoot!.querySelectorAll('dd');
    expect(website!.title).to.equal('Verified link');
    expect(pronouns!.title).to.equal('');
    const proved = inside<HTMLAnchorElement>(card, '[part=handle] a');
    expect(proved).to.include({ href: url, title: 'Verified link', rel: 'noopener', target: '_blank' });
  });

  it('marks no link as proved that is not', async () => {
    const value = [{ type: 'link', text: 'river.example', url }] as const;
    const card = await draw({ fields: [{ label: text('Website'), value, verified: false }] });
    await waitUntil(() => has(card, 'dl'));
    expect(has(card, '[part=handle] a')).to.equal(false);
    expect(has(card, '.proved')).to.equal(false);
  });

  it('draws pictures that say nothing more, and do not tell which page shows them', async () => {
    const card = await draw();
    for (const part of ['banner', 'avatar']) {
      const img = inside<HTMLImageElement>(card, `[part=${part}] img`);
      expect(img).to.include({ alt: '', referrerPolicy: 'no-referrer' });
    }
  });

  it('leaves a plain field for a picture that fails, and shows the next one that does not', async () => {
    const { id } = networkWith({ avatarUrl: `${location.origin}/no-such-picture.png`, bannerUrl: undefined });
    const { id: good } = networkWith({});
    const stage = await fixture(html`
      <div>
        <magpie-account-card account=${`${id}:river`}></magpie-account-card>
        <magpie-account-card account=${`${good}:lake`}></magpie-account-card>
      </div>
    `);
    const [card, other] = stage.querySelectorAll('magpie-account-card');
    await waitUntil(() => has(card!, '[part=avatar] img') && has(other!, '[part=avatar] img'));
    const img = inside<HTMLImageElement>(card!, '[part=avatar] img');
    await waitUntil(() => !visible(img));
    expect(visible(inside(card!, '[part=avatar]'))).to.equal(true);
    expect(has(card!, '[part=banner] img')).to.equal(false);
    card!.setAttribute('account', `${good}:lake`);
    await waitUntil(() => read(card!).includes('@lake') && visible(inside(card!, '[part=avatar] img')));
  });

  it('lets words run in their own direction', async () => {
    const card = await draw({ name: text('استوديو النهر'), bio: text('ورق وضوء وجسور؛ عمل جديد كل جمعة.') });
    const bio = inside(card, '[part=bio]');
    expect(bio.matches(':dir(rtl)')).to.equal(true);
    expect(getComputedStyle(bio).direction).to.equal('rtl');
    expect(inside(card, '[part=handle]').matches(':dir(ltr)')).to.equal(true);
    expect(has(card, '[part=name] bdi')).to.equal(true);
  });

  it('turns round on a page that runs from right to left', async () => {
    const card = await draw();
    card.parentElement!.dir = 'rtl';
    const avatar = inside(card, '[part=avatar]').getBoundingClientRect();
    const button = inside(card, 'magpie-follow-button').getBoundingClientRect();
    expect(avatar.left).to.be.above(button.right);
  });
});
