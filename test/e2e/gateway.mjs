import { after, before } from 'node:test';
import { openSite } from '../../.config/demo/open-site.mjs';
import { publishMissing } from '../../.config/demo/publish.mjs';
import { newFolder } from './folder.mjs';

const picture = () =>
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>';
const account = (username, name) => ({
  username,
  profile: { name, bio: `Words of ${name}.` },
  avatar: picture,
  banner: picture,
  posts: [{ hoursAgo: 1, text: `A post of ${name}.` }],
});

/** Who is followed in these tests. */
const accounts = [account('river', 'River Studio'), account('lantern', 'Lantern Market')];

/** A gateway with two accounts. */
class TestGateway {
  folder = newFolder().path;
  #options;
  #open;

  constructor(options) {
    this.#options = options;
  }

  get url() {
    return this.#open.url;
  }

  /** Answers as its server does. */
  get fetch() {
    return this.#open.gateway.fetch;
  }

  get services() {
    return this.#open.gateway.services;
  }

  /** The fake platforms, where they were asked for. */
  get platforms() {
    return this.#open.platforms;
  }

  async open(port) {
    this.#open = await openSite({ ...this.#options, folder: this.folder, port });
    await publishMissing(this.#open.gateway, accounts, this.#open.sinceMs);
  }

  async close() {
    await this.#open?.close();
  }

  /** As when its machine is started again: what is not in its files is gone. */
  async restart() {
    const { port } = new URL(this.url);
    await this.close();
    await this.open(Number(port));
  }

  /** Followers of an account, as everybody is told. */
  async followers(username = 'river') {
    const answer = await fetch(new URL(`/v1/accounts/magpie:${username}`, this.url));
    return (await answer.json()).followers;
  }
}

/**
 * Starts a gateway, with a provider to sign in with, for the tests of a `describe`.
 * @param {object} [options] As for `openSite`, such as `settings`.
 */
export function openGateway(options = {}) {
  const gateway = new TestGateway(options);
  before(() => gateway.open());
  after(() => gateway.close());
  return gateway;
}

/**
 * The same for one test.
 * @param t Its context.
 */
export async function startGateway(t, options = {}) {
  const gateway = new TestGateway(options);
  t.after(() => gateway.close());
  await gateway.open();
  return gateway;
}
