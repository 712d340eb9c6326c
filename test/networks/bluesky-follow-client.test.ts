import { expect } from '@open-wc/testing';
import type { Io, PageSettings } from '../../src/core/network.js';
import { clientMetadata } from '../../src/networks/bluesky/follow/client-metadata.js';
import { loadClient, wayToLocalhost, type Client } from '../../src/networks/bluesky/follow/client.js';
import { newRecordKey } from '../../src/networks/bluesky/follow/follow-record.js';
import { allowsFollows } from '../../src/core/bluesky-follow.js';
import { answering, ioWith, offline } from '../support/answering.js';

describe('what a site says of itself to Bluesky’s servers', () => {
  it('is one document, at the address that it names', () => {
    expect(clientMetadata('https://shop.example', ['/', '/follow'])).to.deep.equal({
      client_id: 'https://shop.example/client-metadata.json',
      client_name: 'shop.example',
      client_uri: 'https://shop.example/',
      redirect_uris: ['https://shop.example/', 'https://shop.example/follow'],
      application_type: 'web',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'atproto repo:app.bsky.graph.follow?action=create&action=delete transition:generic',
      token_endpoint_auth_method: 'none',
      dpop_bound_access_tokens: true,
    });
  });

  it('names no page of another site', () => {
    expect(() => clientMetadata('https://shop.example', ['//elsewhere.example/'])).to.throw(TypeError);
  });
});

describe('the page that visitors come back to from Bluesky', () => {
  const shop = { fetch: answering(clientMetadata('https://shop.example', ['/', '/follow'])) };
  const clientAt = (url: string, settings: PageSettings, io: Partial<Io> = shop): Promise<Client> =>
    loadClient(url, { ...ioWith(offline()), ...io, settings: { blueskyClient: '/client-metadata.json', ...settings } });

  for (const [what, url, settings, redirectUrl] of [
    ['is the one where they are', 'https://shop.example/follow?a=1#b', {}, 'https://shop.example/follow'],
    ['is the first of the document where theirs is not listed', 'https://shop.example/blog/', {}, 'https://shop.example/'],
    ['is the one of the setting before both', 'https://shop.example/follow', { followPage: '/back?x#y' }, 'https://shop.example/back?x'],
  ] as const) {
    it(what, async () => {
      const { id, ...rest } = await clientAt(url, settings);
      expect(id).to.equal('https://shop.example/client-metadata.json');
      expect(rest).to.deep.equal({ redirectUrl, statePrefix: 'magpie-bluesky.' });
    });
  } // prettier-ignore

  it('is no page of another site', async () => {
    const leaving = clientAt('https://shop.example/', { followPage: '//elsewhere.example/' });
    expect(await leaving.catch((thrown: unknown) => thrown)).to.be.instanceOf(TypeError);
  });

  for (const [what, document, settings] of [
    ['is missing', { fetch: answering('Not found', { status: 404 }) }],
    ['is a page', { fetch: answering('<!doctype html>') }],
    ['cannot be reached', { fetch: offline() }],
    ['is of another address', { fetch: answering({ ...clientMetadata('https://shop.example'), client_id: 'https://shop.example/x.json' }) }],
    ['names only pages of other sites', { fetch: answering({ ...clientMetadata('https://shop.example'), redirect_uris: ['https://shop.example.evil/', 7] }) }],
    ['declares no follows', { fetch: answering({ ...clientMetadata('https://shop.example'), scope: 'atproto' }) }],
    ['is on another site', shop, { blueskyClient: 'https://x.example/client-metadata.json' }],
  ] as const satisfies readonly (readonly [string, Partial<Io>, PageSettings?])[]) {
    it(`is none where the document ${what}: nobody is sent anywhere`, async () => {
      const error = await clientAt('https://shop.example/', settings ?? {}, document).catch((thrown: unknown) => thrown);
      expect(error).to.include({ name: 'NetworkError', code: 'private' });
    });
  } // prettier-ignore

  it('needs no document on this machine', async () => {
    for (const [url, redirect] of [
      ['http://localhost:8000/shop?a#b', 'http://127.0.0.1:8000/shop'],
      ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000/'],
      ['http://[::1]:8000/', 'http://[::1]:8000/'],
    ] as const) {
      const { id, redirectUrl } = await clientAt(url, {}, { fetch: offline() });
      expect(id.split('?')[0]).to.equal('http://localhost');
      expect(new URL(id).searchParams.get('redirect_uri')).to.equal(redirect);
      expect(redirectUrl).to.equal(redirect);
    }
  });

  it('leads from this machine’s number to its name only who has begun there', () => {
    const at = (url: string, state: string) => wayToLocalhost(url, new URLSearchParams({ state }));
    expect(at('http://127.0.0.1:8000/a?b#c', 'magpie-bluesky.localhost.x')).to.equal(
      'http://localhost:8000/a#state=magpie-bluesky.localhost.x',
    );
    expect(at('http://127.0.0.1:8000/', 'magpie-bluesky.x')).to.equal(undefined);
    expect(at('https://shop.example/', 'magpie-bluesky.localhost.x')).to.equal(undefined);
  });
});

describe('what a scope allows', () => {
  for (const [scope, allows] of [
    ['atproto repo:app.bsky.graph.follow?action=create&action=delete', true],
    ['atproto repo:app.bsky.graph.follow', true],
    ['atproto repo:*?action=create&action=delete', true],
    ['atproto repo?collection=app.bsky.feed.like&collection=app.bsky.graph.follow', true],
    ['atproto transition:generic', true],
    ['atproto', false],
    ['atproto repo:app.bsky.graph.follow?action=create', false],
    ['atproto repo:app.bsky.graph.followers', false],
    ['atproto transition:generically', false],
    [undefined, false],
  ] as const) {
    it(`is ${allows ? '' : 'not '}to follow: ${scope}`, () => {
      expect(allowsFollows(scope)).to.equal(allows);
    });
  }
});

describe('the key of a record', () => {
  it('has the form that servers demand, and sorts by its time', () => {
    const keys = [0, 1_700_000_000_000, 1_700_000_000_001, 4_000_000_000_000].map(newRecordKey);
    for (const key of keys) expect(key).to.match(/^[234567abcdefghij][2-7a-z]{12}$/);
    expect([...keys].sort()).to.deep.equal(keys);
  });
});
