import { expect } from '@open-wc/testing';
import type { NetworkErrorCode } from '../../src/core/errors.js';
import { click, expectNothingDone, forget } from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';

const METADATA = '/.well-known/oauth-authorization-server';
const RESOURCE = '/.well-known/oauth-protected-resource';

const status = (code: number) => () => new Response('<!doctype html>', { status: code });
const without = (network: FakeBluesky, field: string) => () => ({ ...network.metadata(), [field]: undefined });

describe('a sign-in to Bluesky that cannot begin', () => {
  beforeEach(forget);

  const cases: readonly [string, NetworkErrorCode, (network: FakeBluesky) => unknown][] = [
    [
      'a handle whose DID does not name it',
      'not-found',
      (network) => {
        const { bob } = network;
        network.answers[`https://plc.directory/${bob.did}`] = () => network.documentOf({ ...bob, handle: 'x.example' });
      },
    ],
    [
      'a document of another DID',
      'bad-response',
      (network) => {
        network.answers[`https://plc.directory/${network.bob.did}`] = () => network.documentOf(network.alice);
      },
    ],
    [
      'an account without a server of its records',
      'not-found',
      (network) => {
        const { bob } = network;
        network.answers[`https://plc.directory/${bob.did}`] = () => ({ ...network.documentOf(bob), service: [] });
      },
    ],
    ...['http://pds.example', 'https://10.0.0.1', 'https://router.local', 'https://pds', 'https://a:b@pds.example'].map(
      (serviceEndpoint): (typeof cases)[number] => [
        `a server at ${serviceEndpoint}`,
        'bad-response',
        (network) => {
          const { bob } = network;
          const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint }];
          network.answers[`https://plc.directory/${bob.did}`] = () => ({ ...network.documentOf(bob), service });
        },
      ],
    ),
    [
      'a server that names two that speak for it',
      'bad-response',
      (network) => {
        const authorization_servers = [network.issuer, 'https://other.example'];
        network.answers[network.pds + RESOURCE] = () => ({ resource: network.pds, authorization_servers });
      },
    ],
    [
      'a server that says it is another one',
      'bad-response',
      (network) => {
        const authorization_servers = [network.issuer];
        network.answers[network.pds + RESOURCE] = () => ({ resource: 'https://x.example', authorization_servers });
      },
    ],
    [
      'an issuer of another name',
      'bad-response',
      (network) => {
        network.answers[network.issuer + METADATA] = () => ({ ...network.metadata(), issuer: 'https://x.example' });
      },
    ],
    [
      'an issuer that does not speak for the server',
      'bad-response',
      (network) => {
        network.answers[network.issuer + METADATA] = () => ({
          ...network.metadata(),
          protected_resources: ['https://x.example'],
        });
      },
    ],
    ...(
      [
        ['code_challenge_methods_supported', 'private'],
        ['dpop_signing_alg_values_supported', 'private'],
        ['authorization_response_iss_parameter_supported', 'private'],
        ['client_id_metadata_document_supported', 'private'],
        ['pushed_authorization_request_endpoint', 'bad-response'],
      ] as const
    ).map(([field, code]): (typeof cases)[number] => [
      `an issuer without ${field}`,
      code,
      (network) => (network.answers[network.issuer + METADATA] = without(network, field)),
    ]),
    [
      'an issuer whose page is on http',
      'bad-response',
      (network) => {
        const authorization_endpoint = 'http://auth.example/authorize';
        network.answers[network.issuer + METADATA] = () => ({ ...network.metadata(), authorization_endpoint });
      },
    ],
    [
      'metadata that lead elsewhere',
      'unreachable',
      (network) => (network.redirects[network.issuer + METADATA] = 'http://auth.example/'),
    ],
    [
      'a request that leads elsewhere',
      'unreachable',
      (network) => (network.redirects[`${network.issuer}/oauth/par`] = 'http://auth.example/'),
    ],
    [
      'metadata that are a page',
      'bad-response',
      (network) => (network.answers[network.issuer + METADATA] = () => new Response('<!doctype html>')),
    ],
    [
      'metadata that do not end',
      'bad-response',
      (network) => (network.answers[network.issuer + METADATA] = () => new Response('['.repeat(1_100_000))),
    ],
    [
      'an answer to the request that does not end',
      'bad-response',
      (network) => (network.answers[`${network.issuer}/oauth/par`] = () => new Response('['.repeat(300_000))),
    ],
    [
      'a server that does not know this site',
      'private',
      (network) => {
        const body = JSON.stringify({ error: 'invalid_client_metadata' });
        network.answers[`${network.issuer}/oauth/par`] = () => new Response(body, { status: 400 });
      },
    ],
    [
      'a server that wants another nonce each time',
      'private',
      (network) => {
        let count = 0;
        const body = JSON.stringify({ error: 'use_dpop_nonce' });
        network.answers[`${network.issuer}/oauth/par`] = () =>
          new Response(body, { status: 400, headers: { 'dpop-nonce': `never-${++count}` } });
      },
    ],
    [
      'a server that believes no proof, whatever the time',
      'private',
      (network) => {
        const body = JSON.stringify({ error: 'invalid_dpop_proof' });
        const headers = { date: new Date(Date.now() + 7_200_000).toUTCString() };
        network.answers[`${network.issuer}/oauth/par`] = () => new Response(body, { status: 400, headers });
      },
    ],
    [
      'a server that says 401 to everything',
      'private',
      (network) => {
        const { fetch } = network;
        const says401 = (url: string): boolean => [network.pds, network.issuer].includes(new URL(url).origin);
        Object.assign(network, {
          fetch: async (url: string, init?: RequestInit) => (says401(url) ? status(401)() : fetch(url, init)),
        });
      },
    ],
    [
      'a server that says nothing of how to go on',
      'bad-response',
      (network) => (network.answers[`${network.issuer}/oauth/par`] = () => ({})),
    ],
    [
      'a server that is down',
      'unreachable',
      (network) => (network.answers[`${network.issuer}/oauth/par`] = status(503)),
    ],
    ['a server that has enough', 'rate-limited', (network) => (network.answers[network.pds + RESOURCE] = status(429))],
  ];

  for (const [what, code, prepare] of cases) {
    it(`says ${code} to ${what}`, async () => {
      const network = new FakeBluesky();
      prepare(network);
      const error = await click(network).catch((thrown: unknown) => thrown);
      expect(error).to.include({ name: 'NetworkError', code });
      expectNothingDone(network);
    });
  }

  for (const home of ['http://bob.example', 'nobody.example', 'did:key:z6Mk', 'https://', '<b>', 'bob@example']) {
    it(`finds nobody at ${home}`, async () => {
      const error = await click(new FakeBluesky(), { home }).catch((thrown: unknown) => thrown);
      expect(error).to.have.property('name', 'NetworkError');
    });
  }

  it('says private where the browser keeps nothing, and asks for nothing', async () => {
    const network = new FakeBluesky();
    const blocking = indexedDB.open('magpie-bluesky', 99);
    await new Promise((resolve) => (blocking.onsuccess = resolve));
    blocking.result.close();
    expect(await click(network).catch(({ code }) => code)).to.equal('private');
    expect(network.askedAt('/oauth/par')).to.deep.equal([]);
  });
});
