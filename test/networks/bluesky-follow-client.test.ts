import { expect } from '@open-wc/testing';
import { clientMetadata, clientOf, wayToLocalhost } from '../../src/networks/bluesky/follow/client.js';
import { newRecordKey } from '../../src/networks/bluesky/follow/follow-record.js';
import { allowsFollows } from '../../src/networks/bluesky/follow/tokens.js';

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

  it('is where the settings say, and never on another site', () => {
    const settings = { blueskyClient: '/oauth/bluesky.json', followPage: '/follow?a#b' };
    expect(clientOf('https://shop.example', settings)).to.include({
      id: 'https://shop.example/oauth/bluesky.json',
      redirectUrl: 'https://shop.example/follow?a#b',
    });
    expect(clientOf('https://shop.example', { followPage: '//elsewhere.example/' })).to.include({
      id: 'https://shop.example/client-metadata.json',
      redirectUrl: 'https://shop.example/',
    });
  });

  it('needs no document on this machine', () => {
    for (const [origin, redirect] of [
      ['http://localhost:8000', 'http://127.0.0.1:8000/'],
      ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/'],
      ['http://[::1]:8000', 'http://[::1]:8000/'],
    ] as const) {
      const { id, redirectUrl } = clientOf(origin, {});
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
