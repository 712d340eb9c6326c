import { expect } from '@open-wc/testing';
import { plainText } from '../../src/core/rich-text.js';
import { loadFixture } from './contract.js';
import { accountOf, failureOf, postsOf, textsOf } from './feed-samples.js';

interface WellFormed {
  readonly file: string;
  readonly xml: string;
  readonly items: number;
  readonly date?: string;
  readonly title?: string;
  readonly text?: string;
}

const feedparser = await loadFixture<readonly WellFormed[]>('feed/feedparser.json');
const defused = await loadFixture<readonly { readonly file: string; readonly xml: string }[]>('feed/defusedxml.json');
const pages = await loadFixture<readonly { readonly file: string; readonly html: string }[]>('feed/microformats.json');
const json = await loadFixture<readonly (readonly [file: string, base64: string])[]>('feed/json-test-suite.json');

const bytesOf = (base64: string): Response =>
  new Response(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));

describe('feed reads what other readers are tested with', () => {
  for (const folder of ['atom', 'atom10', 'lang', 'media-rss', 'rss']) {
    it(`draws each item of the well-formed feeds of feedparser, ${folder}`, async () => {
      const documents = feedparser.filter(({ file }) => file.startsWith(`${folder}/`));
      expect(documents).not.to.have.length(0);
      for (const { file, xml, items } of documents) expect(await postsOf(xml), file).to.have.length(items);
    });
  }

  it('dates them as feedparser does', async () => {
    const dated = feedparser.filter(({ date }) => date);
    expect(dated).to.have.length(13);
    for (const { file, xml, date } of dated) expect((await postsOf(xml))[0]!.createdAt, file).to.equal(date);
  });

  it('calls them as feedparser does', async () => {
    for (const { file, xml, title, text } of feedparser) {
      if (title) expect(plainText((await accountOf(xml)).name), file).to.equal(title);
      if (text) expect(textsOf(await postsOf(xml))[0], file).to.equal(text);
    }
  });

  for (const { file, xml } of defused) {
    it(`says that ${file} of defusedxml is no feed, and asks nobody about it`, async () => {
      expect(await failureOf(xml)).to.include({ name: 'NetworkError', code: 'bad-response' });
    });
  }

  it('says of each web page with microformats that it is no feed', async () => {
    expect(pages).not.to.have.length(0);
    for (const { file, html } of pages) {
      expect(await failureOf(html), file).to.include({ name: 'NetworkError', code: 'bad-response' });
    }
  });

  it('says of each file of the JSON test suite that it is no feed', async () => {
    expect(json).to.have.length(316);
    for (const [file, base64] of json) {
      expect(await failureOf(bytesOf(base64)), file).to.include({ name: 'NetworkError', code: 'bad-response' });
    }
  });
});
