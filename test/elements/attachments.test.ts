import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Media, Post, Quote } from '../../src/core/model.js';
import type { PostFeed } from '../../src/elements/post-feed/post-feed.js';
import '../../src/elements/post-feed/define.js';
import { fakes, registerFakeNetwork } from '../support/fake-network.js';
import { ago, otherAuthor, pictures, sampleImage, samplePost, squareImage, text } from '../support/samples.js';

let made = 0;

/** The one post of a feed, with what is attached to it. */
async function articleWith(rest: Partial<Post>): Promise<HTMLElement> {
  const id = `attached-${++made}`;
  fakes.set(id, { account: {}, posts: () => [samplePost(rest)] });
  const feed = await fixture<PostFeed>(html`<magpie-post-feed account=${`fake:${id}`}></magpie-post-feed>`);
  // It loads near the viewport only, and there may be others above it.
  feed.scrollIntoView();
  await waitUntil(() => feed.shadowRoot!.querySelector('article'));
  return feed.shadowRoot!.querySelector('article')!;
}

const find = <T extends HTMLElement>(article: HTMLElement, selector: string): T => article.querySelector<T>(selector)!;

/** As innerText, which has a line end more in WebKit. */
const said = (element: HTMLElement): string => element.innerText.trim();

const has = (article: HTMLElement, selector: string): boolean => article.querySelector(selector) !== null;

async function press(button: HTMLElement): Promise<void> {
  button.focus();
  await sendKeys({ press: 'Enter' });
}

const hostOf = (article: HTMLElement): HTMLElement => (article.getRootNode() as ShadowRoot).host as HTMLElement;

const quoting = (rest: Partial<Post> = {}): Pick<Post, 'quote'> => ({
  quote: {
    state: 'ready',
    post: samplePost({
      url: 'https://fake.example/orchard/1',
      author: otherAuthor({ name: text('Copper Orchard'), handle: '@orchard.example' }),
      text: [
        { type: 'text', text: 'What is the oldest tool on your ' },
        { type: 'tag', text: '#bench', url: 'https://fake.example/tags/bench' },
      ],
      ...rest,
    }),
  },
});

const film = (rest: Partial<Media> = {}): Media => ({
  ...sampleImage(),
  kind: 'video',
  url: new URL('/nowhere/film.mp4', location.href).href,
  ...rest,
});

const card = {
  url: 'https://www.lantern.example/friday',
  title: 'Friday on the river',
  description: 'Lanterns leave at eight.',
  imageUrl: pictures.square,
};

describe('<magpie-post-feed>, what hangs below a post', () => {
  before(registerFakeNetwork);

  it('draws a link card as one link, which lends nothing to the page behind it', async () => {
    const link = find<HTMLAnchorElement>(await articleWith({ card }), '.link-card');
    expect(link.href).to.equal(card.url);
    expect(link.rel).to.equal('noopener nofollow ugc');
    expect(said(link).split('\n')).to.deep.equal(['lantern.example', card.title, card.description]);
    const picture = find<HTMLImageElement>(link, 'img');
    expect(picture.alt).to.equal('');
    expect(picture.referrerPolicy).to.equal('no-referrer');
  });

  it('goes on without the picture of a link card where there is none, or where it cannot be loaded', async () => {
    expect(has(await articleWith({ card: { ...card, imageUrl: undefined } }), 'img:not([part=avatar])')).to.be.false;
    const article = await articleWith({
      card: { ...card, imageUrl: new URL('/nowhere/picture.png', location.href).href },
    });
    article.scrollIntoView();
    await waitUntil(() => !find(article, '.link-card img'));
    expect(find(article, '.link-card').innerText).to.include(card.title);
  });

  it('draws a quoted post with a link to it, and keeps the links of its text', async () => {
    const quote = find(await articleWith({ ...quoting({ createdAt: ago(180) }) }), 'blockquote');
    expect(quote.innerText).to.match(/^Copper Orchard\s+@orchard.example\s+(· )?3h ago\s+What is the oldest/);
    expect([...quote.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://fake.example/orchard/1',
      'https://fake.example/tags/bench',
    ]);
  });

  it('draws the link card of a quoted post, in few words', async () => {
    const quote = find(await articleWith(quoting({ text: [], card })), 'blockquote');
    expect(find<HTMLAnchorElement>(quote, '.link-card').href).to.equal(card.url);
    expect(said(find(quote, '.link-card')).split('\n')).to.deep.equal(['lantern.example', card.title]);
  });

  it('keeps a quoted post closed behind a warning without words too', async () => {
    const quote = find(await articleWith(quoting({ contentWarning: '' })), 'blockquote');
    expect(find(quote, '.cw span').innerText).to.equal('Content warning');
    expect(quote.innerText).not.to.include('oldest tool');
  });

  it('draws at most four pictures of a quoted post, and leads to the rest', async () => {
    const media = Array.from({ length: 5 }, () => squareImage({ alt: 'A plane' }));
    const quote = find(await articleWith(quoting({ media })), 'blockquote');
    expect(quote.querySelectorAll('img[alt="A plane"]')).to.have.length(4);
    expect(find<HTMLAnchorElement>(quote, '.rest a').href).to.equal('https://fake.example/orchard/1');
    const small = find(await articleWith(quoting({ media: media.slice(0, 4) })), 'blockquote');
    expect(has(small, '.rest')).to.be.false;
  });

  for (const [state, sentence] of [
    ['not-found', 'The quoted post was not found.'],
    ['blocked', 'The quoted post is blocked.'],
    ['detached', 'The quoted post was taken out of this quotation.'],
    ['private', 'The quoted post is shown only to people who are signed in.'],
  ] as const satisfies readonly (readonly [Quote['state'], string])[]) {
    it(`says why a quoted post cannot be shown: ${state}`, async () => {
      expect(said(find(await articleWith({ quote: { state } }), 'blockquote'))).to.equal(sentence);
    });
  }

  it('keeps a quoted post with a warning closed until the visitor opens it, and the focus on the button', async () => {
    const article = await articleWith(
      quoting({ contentWarning: 'flashing lights', sensitive: true, media: [sampleImage()] }),
    );
    const quote = find(article, 'blockquote');
    expect(quote.innerText).to.include('Content warning: flashing lights').and.not.include('oldest tool');
    const button = find(quote, 'button');
    await press(button);
    await waitUntil(() => quote.innerText.includes('oldest tool'));
    expect(has(quote, 'img')).to.be.true;
    expect(quote.querySelectorAll('button').length).to.equal(1);
    expect((article.getRootNode() as ShadowRoot).activeElement === button).to.be.true;
    expect(button.ariaExpanded).to.equal('true');
    await press(button);
    await waitUntil(() => !quote.innerText.includes('oldest tool'));
  });

  it('keeps sensitive pictures of a quoted post closed, but not its words', async () => {
    const quote = find(await articleWith(quoting({ sensitive: true, media: [sampleImage()] })), 'blockquote');
    expect(quote.innerText).to.include('oldest tool').and.include('Sensitive media');
    expect(has(quote, 'img')).to.be.false;
    await press(find(quote, 'button'));
    await waitUntil(() => find(quote, 'img'));
  });

  it('draws a poll with its shares, its votes and its end', async () => {
    const options = [
      { text: text('Cotton'), votes: 38 },
      { text: text('Kozo'), votes: 114 },
    ];
    const over = await articleWith({ poll: { options, voters: 152, endsAt: ago(600) } });
    const rows = [...over.querySelectorAll<HTMLElement>('.poll li')];
    expect(rows.map((row) => said(row).replace(/\s+/g, ' '))).to.deep.equal(['Cotton 25%', 'Kozo 75%']);
    const [bar] = rows.map((row) => getComputedStyle(find(row, '.bar'), '::before').inlineSize);
    expect(parseFloat(bar!) / find(over, '.bar').clientWidth).to.be.closeTo(0.25, 0.01);
    expect(find(over, '.poll + p').innerText).to.equal('152 votes · Ended 10h ago');
    const open = await articleWith({ poll: { options, voters: undefined, endsAt: ago(-180) } });
    expect(find(open, '.poll + p').innerText).to.equal('152 votes · Ends in 3 hr.');
  });

  it('draws a poll that nobody has voted in, or whose votes are not told yet', async () => {
    const none = await articleWith({
      poll: { options: [{ text: text('Cotton'), votes: 0 }], voters: 0, endsAt: undefined },
    });
    expect(find(none, '.poll').innerText).to.match(/^Cotton\s+0%/);
    expect(find(none, '.poll + p').innerText).to.equal('0 votes');
    const hidden = await articleWith({
      poll: { options: [{ text: text('Cotton'), votes: undefined }], voters: 1, endsAt: undefined },
    });
    expect(said(find(hidden, '.poll'))).to.equal('Cotton');
    expect(find(hidden, '.poll + p').innerText).to.equal('1 vote');
  });

  it('holds the room of a video in its own shape, no higher than it should be', async () => {
    const wide = find(await articleWith({ media: [film()] }), 'magpie-player').getBoundingClientRect();
    expect(wide.width / wide.height).to.be.closeTo(16 / 9, 0.02);
    const tall = find(await articleWith({ media: [film({ width: 90, height: 160 })] }), 'magpie-player');
    const { height, width } = tall.getBoundingClientRect();
    expect(width / height).to.be.closeTo(9 / 16, 0.02);
    expect(height).to.be.at.most(28 * 16 + 1);
    const unknown = find(await articleWith({ media: [film({ width: undefined })] }), 'magpie-player');
    expect(unknown.getBoundingClientRect().height).to.be.closeTo(wide.height, 1);
  });

  it('keeps a sensitive video closed until the visitor opens it', async () => {
    const article = await articleWith({ sensitive: true, media: [film()] });
    expect(has(article, 'magpie-player')).to.be.false;
    expect(find(article, '.cw').innerText).to.include('Sensitive media');
    await press(find(article, '.cw button'));
    await waitUntil(() => find(article, 'magpie-player')?.shadowRoot?.querySelector('img'));
  });

  it('asks once for sensitive pictures and a video together', async () => {
    const article = await articleWith({ sensitive: true, media: [sampleImage(), film()] });
    expect(article.querySelectorAll('.cw')).to.have.length(1);
    expect(has(article, 'magpie-player')).to.be.false;
    await press(find(article, '.cw button'));
    await waitUntil(() => find(article, 'magpie-player'));
  });

  it('leads to the original where a post holds something that is not drawn', async () => {
    const link = find<HTMLAnchorElement>(await articleWith({ id: 'new', partial: true }), '.rest a');
    expect(link.innerText).to.equal('See the rest on Fake');
    expect(link.href).to.equal('https://fake.example/ann/new');
  });

  it('scrolls nothing sideways in a narrow column', async () => {
    const article = await articleWith({ card, ...quoting({ media: [sampleImage()] }), media: [film()] });
    hostOf(article).style.inlineSize = '240px';
    expect(article.scrollWidth).to.equal(article.clientWidth);
    const [picture, words] = [...find(article, '.link-card').children].map((child) => child.getBoundingClientRect());
    expect(picture!.bottom).to.be.at.most(words!.top);
  });

  it('is accessible', async () => {
    const poll = { options: [{ text: text('Cotton'), votes: 3 }], voters: 4, endsAt: ago(60) };
    const article = await articleWith({
      card,
      poll,
      partial: true,
      ...quoting({ text: text('What is it?'), media: [sampleImage()] }),
      media: [film()],
    });
    await waitUntil(() => find(article, 'magpie-player').shadowRoot?.querySelector('button'));
    await expect(hostOf(article)).to.be.accessible();
  });
});
