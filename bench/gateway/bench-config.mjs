/** A gateway's configuration without any limit that a bench might meet by chance. @param parts What a bench has otherwise. */
export const benchConfig = (parts) => ({
  publicUrl: 'https://magpie.example',
  name: 'Magpie',
  secret: 'a secret of the benchmarks, long enough for the gateway',
  database: { kind: 'sqlite', file: ':memory:' },
  signIn: [],
  connectors: {},
  openNetworks: { bluesky: true, mastodon: true },
  feeds: { allowed: [] },
  sites: { allowed: 'all', oneClick: [] },
  publishPage: true,
  followLimit: 5_000,
  ticketSeconds: 300,
  proxies: 0,
  rateLimits: { reading: 1e9, publishing: 1e9, following: 1e9 },
  ...parts,
});
