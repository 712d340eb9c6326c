import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { render } from '../../dist/ssr/index.js';
import { recordedFetch } from '../e2e/networks.mjs';

const account = 'bluesky:alice.test';
const jsonLdOf = async (tag, attributes, options) =>
  JSON.parse((await render(tag, attributes, { fetch: recordedFetch, jsonLd: true, ...options })).jsonLd);

describe('JSON-LD of what was rendered', () => {
  it('is a profile page for a card', async () => {
    const page = await jsonLdOf('magpie-account-card', { account }, { jsonLd: 'Organization' });
    assert.equal(page['@context'], 'https://schema.org');
    assert.equal(page['@type'], 'ProfilePage');
    const { mainEntity } = page;
    assert.equal(mainEntity['@type'], 'Organization');
    assert.equal(mainEntity.name, 'ali');
    assert.equal(mainEntity.alternateName, '@alice.test');
    assert.deepEqual(mainEntity.sameAs, ['https://bsky.app/profile/alice.test']);
    assert.deepEqual(mainEntity.interactionStatistic, [
      {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/FollowAction',
        userInteractionCount: 48_213,
      },
    ]);
  });

  it('is a list of postings for a feed, each with its author, its date and its words', async () => {
    const list = await jsonLdOf('magpie-post-feed', { account, limit: 4 });
    assert.equal(list['@type'], 'ItemList');
    assert.equal(list.itemListElement.length, 4);
    list.itemListElement.forEach(({ item, position }, at) => {
      assert.equal(position, at + 1);
      assert.equal(item['@type'], 'SocialMediaPosting');
      assert.ok(item.author.name);
      assert.match(item.url, /^https:/);
      assert.ok(Date.parse(item.datePublished));
      assert.equal(typeof item.text, 'string');
    });
  });

  it('is nothing where nothing has come, or nobody asked for it', async () => {
    const fetch = async () => new Response('', { status: 404 });
    assert.equal((await render('magpie-account-card', { account }, { fetch, jsonLd: true })).jsonLd, undefined);
    assert.equal((await render('magpie-account-card', { account }, { fetch: recordedFetch })).jsonLd, undefined);
  });
});
