import { expect } from '@open-wc/testing';
import type { Post } from '../../src/core/model.js';
import { plainText } from '../../src/core/rich-text.js';
import { embed, LAKE, loadPost, PRIVATE, quoted } from './bluesky-samples.js';

const CDN = 'https://cdn.example';
const photo = { fullsize: `${CDN}/f.jpg`, thumb: `${CDN}/t.jpg`, alt: 'A heron', aspectRatio: { width: 4, height: 3 } };
const film = embed('video', { playlist: `${CDN}/p.m3u8`, thumbnail: `${CDN}/t.jpg`, cid: 'x' });
const heron = { kind: 'image', url: photo.fullsize, previewUrl: photo.thumb, alt: 'A heron', width: 4, height: 3 };
const creator = { ...LAKE, description: 'About the lake' };

describe('bluesky embeds', () => {
  it('of images are pictures with their words and sizes', async () => {
    const { media, partial } = await loadEmbed(embed('images', { images: [photo, { fullsize: `${CDN}/g.jpg` }] }));
    expect(media).to.deep.equal([
      heron,
      { kind: 'image', url: `${CDN}/g.jpg`, previewUrl: undefined, alt: '', width: undefined, height: undefined },
    ]);
    expect(partial).to.equal(false);
  });

  it('of a gallery are pictures', async () => {
    const { thumb: thumbnail, ...rest } = photo;
    expect((await loadEmbed(embed('gallery', { items: [{ ...rest, thumbnail }] }))).media).to.deep.equal([heron]);
  });

  for (const [presentation, kind] of [
    [undefined, 'video'],
    ['default', 'video'],
    ['gif', 'gif'],
  ] as const) {
    it(`of a video shown as ${presentation} are a ${kind}`, async () => {
      const [media] = (await loadEmbed({ ...film, presentation })).media;
      expect(media).to.include({ kind, url: `${CDN}/p.m3u8`, previewUrl: `${CDN}/t.jpg`, alt: '', width: undefined });
    });
  }

  it('of a link are a card', async () => {
    const external = { uri: 'https://a.example', title: 'A', description: 'About A', thumb: `${CDN}/t.jpg` };
    expect((await loadEmbed(embed('external', { external }))).card).to.deep.equal({
      url: 'https://a.example/',
      title: 'A',
      description: 'About A',
      imageUrl: `${CDN}/t.jpg`,
    });
  });

  it('of a post are a quotation with its own words, pictures and labels, but not with what it quotes', async () => {
    const embeds = [embed('recordWithMedia', { media: film, record: { record: quoted() } })];
    const { quote, partial } = await loadEmbed(
      embed('record', { record: quoted({ embeds, labels: [{ val: '!warn' }] }) }),
    );
    const post = quote?.state === 'ready' ? quote.post : undefined;
    expect(plainText(post!.text)).to.equal('Quoted');
    expect(post).to.deep.include({
      url: 'https://bsky.app/profile/lake.example/post/3q',
      quote: undefined,
      sensitive: true,
      contentWarning: '',
    });
    expect(post!.media.map(({ kind }) => kind)).to.deep.equal(['video']);
    expect(partial).to.equal(false);
  });

  it('of a post for adults are a quotation without its media', async () => {
    const { quote, partial } = await loadEmbed(
      embed('record', { record: quoted({ embeds: [film], labels: [{ val: 'sexual' }] }) }),
    );
    const post = quote?.state === 'ready' ? quote.post : undefined;
    expect(plainText(post!.text)).to.equal('Quoted');
    expect(post).to.deep.include({ media: [], partial: true, contentWarning: undefined });
    expect(partial).to.equal(false);
  });

  it('of a post and media are both', async () => {
    const { quote, media } = await loadEmbed(embed('recordWithMedia', { media: film, record: { record: quoted() } }));
    expect(quote?.state).to.equal('ready');
    expect(media).to.have.length(1);
  });

  for (const [what, record, state] of [
    ['was deleted', embed('record#viewNotFound', { uri: 'at://x', notFound: true }), 'not-found'],
    ['is blocked', embed('record#viewBlocked', { uri: 'at://x', blocked: true, author: { did: LAKE.did } }), 'blocked'],
    ['was taken out', embed('record#viewDetached', { uri: 'at://x', detached: true }), 'detached'],
    ['may not be embedded', quoted({ viewer: { embeddingDisabled: true } }), 'detached'],
    ['is for signed-in visitors', quoted({ author: { ...LAKE, ...PRIVATE } }), 'private'],
    ['is hidden', quoted({ labels: [{ val: '!hide' }] }), 'private'],
  ] as const) {
    it(`say why a quotation cannot be shown when it ${what}`, async () => {
      expect((await loadEmbed(embed('record', { record }))).quote).to.deep.equal({ state });
    });
  }

  for (const [what, record, url, title, description] of [
    [
      'a feed',
      {
        $type: 'app.bsky.feed.defs#generatorView',
        uri: at('feed.generator'),
        displayName: 'Herons',
        description: 'All',
        creator,
      },
      `https://bsky.app/profile/${LAKE.did}/feed/3k`,
      'Herons',
      'All',
    ],
    [
      'a list',
      { $type: 'app.bsky.graph.defs#listView', uri: at('graph.list'), name: 'Birds', creator },
      `https://bsky.app/profile/${LAKE.did}/lists/3k`,
      'Birds',
      '',
    ],
    [
      'a labeler',
      { $type: 'app.bsky.labeler.defs#labelerView', uri: at('labeler.service'), creator },
      `https://bsky.app/profile/${LAKE.did}`,
      'Lake',
      'About the lake',
    ],
    [
      'a starter pack',
      {
        $type: 'app.bsky.graph.defs#starterPackViewBasic',
        uri: at('graph.starterpack'),
        record: { name: 'Start' },
        creator,
      },
      `https://bsky.app/starter-pack/${LAKE.did}/3k`,
      'Start',
      '',
    ],
  ] as const) {
    it(`of ${what} are a card that leads to it`, async () => {
      const { card, quote } = await loadEmbed(embed('record', { record }));
      expect(card).to.include({ url, title, description });
      expect(quote).to.equal(undefined);
    });
  }

  it('by somebody who asks for signed-in visitors are not drawn', async () => {
    const record = { $type: 'app.bsky.graph.defs#listView', uri: at('graph.list'), name: 'Birds', creator: { ...LAKE, ...PRIVATE } }; // prettier-ignore
    expect(await loadEmbed(embed('record', { record }))).to.deep.include({
      card: undefined,
      quote: { state: 'private' },
    });
  });

  for (const name of ['toString', 'constructor', 'hasOwnProperty', '__proto__']) {
    it(`of a record that calls itself ${name} leave the post partial`, async () => {
      const record = { $type: `app.bsky.embed.record#${name}`, uri: at('graph.list') };
      expect(await loadEmbed(embed('record', { record }))).to.deep.include({
        quote: undefined,
        card: undefined,
        partial: true,
      });
    });
  }

  for (const [what, unknown] of [
    ['of a kind to come', embed('hologram', {})],
    ['without a kind', {}],
    [
      'with a record of a kind to come',
      embed('record', { record: { $type: 'app.bsky.feed.defs#hologramView', uri: at('x.y') } }),
    ],
    [
      'with a picture that is no https',
      embed('images', { images: [photo, { ...photo, fullsize: 'http://cdn.example/f.jpg' }] }),
    ],
    ['with no pictures', embed('images', {})],
    [
      'with a gallery of things to come',
      embed('gallery', { items: [{ $type: 'app.bsky.embed.gallery#viewHologram' }] }),
    ],
    ['with a link to a script', embed('external', { external: { uri: 'javascript:alert(1)', title: 'A' } })],
    [
      'with media to come beside a quotation',
      embed('recordWithMedia', { media: embed('hologram', {}), record: { record: quoted() } }),
    ],
  ] as const) {
    it(`${what} leave the post partial`, async () => {
      expect((await loadEmbed(unknown)).partial).to.equal(true);
    });
  }
});

function at(collection: string): string {
  return `at://${LAKE.did}/app.bsky.${collection}/3k`;
}

function loadEmbed(embedded: object): Promise<Post> {
  return loadPost({ embed: embedded });
}
