import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { SafeFetchError } from '../../src/gateway/pictures/safe-fetch-error.js';
import { serve } from '../../src/gateway/serve.js';
import { feedServer, feedWith, type FeedAnswer } from './support/feed-server.js';
import { startTestGateway } from './support/start-gateway.js';

type PostPage = components['schemas']['PostPage'];
type Problem = components['schemas']['Problem'];
type AccountList = components['schemas']['AccountList'];

const FEED = 'https://river.example/feed.xml?of=all';
const ADDRESS = `feed:${FEED}`;
const PATH = `/v1/accounts/${encodeURIComponent(ADDRESS)}`;
const OTHER = `feed:https://elsewhere.example/feed.xml`;

async function scene(test: TestContext, answer: FeedAnswer | Error = { body: feedWith(9) }, allowed = [FEED]) {
  const server = feedServer(answer);
  const gateway = await startTestGateway(test, { feeds: { allowed } }, { safeFetch: server.fetch });
  return { ...gateway, server };
}

describe('A feed at the gateway', () => {
  it('is an account', async (test) => {
    const { ask } = await scene(test);
    const response = await ask(PATH, { headers: { origin: 'https://shop.example' } });
    const account: unknown = await response.json();
    assert.deepEqual(contractErrors('Account', account), []);
    assert.equal((account as { address: string }).address, ADDRESS);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('cache-control') ?? '', /^public, max-age=60, stale-while-revalidate=600/);
  });

  it('is there over HTTP, with the slashes of its address encoded', async (test) => {
    const gateway = await scene(test);
    const { url, stop } = await serve(gateway.fetch, { host: '127.0.0.1', port: 0 });
    test.after(() => stop(async () => undefined));
    const page = (await (await fetch(`${url}${PATH}/posts?limit=2`)).json()) as PostPage;
    assert.equal(page.posts.length, 2);
  });

  it('is one of several accounts in one answer', async (test) => {
    const { ask } = await scene(test);
    const search = new URLSearchParams([ADDRESS, 'magpie:nobody', OTHER].map((address) => ['account', address]));
    const list = (await (await ask(`/v1/accounts?${search}`)).json()) as AccountList;
    assert.deepEqual(contractErrors('AccountList', list), []);
    assert.deepEqual(
      list.accounts.map((entry) => [entry.address, 'problem' in entry ? entry.problem.code : entry.account.name]),
      [
        [ADDRESS, 'River'],
        ['magpie:nobody', 'not-found'],
        [OTHER, 'not-found'],
      ],
    );
  });

  it('has posts, page after page, and its server is asked once for all visitors', async (test) => {
    const { ask, server } = await scene(test);
    const pages = async (): Promise<readonly string[]> => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = (await (
          await ask(`${PATH}/posts?limit=4${cursor === undefined ? '' : `&cursor=${cursor}`}`)
        ).json()) as PostPage;
        assert.deepEqual(contractErrors('PostPage', page), []);
        assert.ok((page.cursor ?? '').length <= 200);
        ids.push(...page.posts.map(({ id }) => id));
        cursor = page.cursor;
      } while (cursor !== undefined);
      return ids;
    };
    const expected = Array.from({ length: 9 }, (_, n) => `${FEED} i${9 - n}`);
    assert.deepEqual(await Promise.all([pages(), pages()]), [expected, expected]);
    assert.equal(server.asked.length, 1);
    assert.equal((await ask(`${PATH}/posts?cursor=x`)).status, 400);
  });

  it('is not sent again to a visitor who has it', async (test) => {
    const { ask } = await scene(test);
    const etag = (await ask(`${PATH}/posts`)).headers.get('etag') ?? '';
    assert.equal((await ask(`${PATH}/posts`, { headers: { 'if-none-match': etag } })).status, 304);
  });

  it('that is not allowed is not fetched, and its page is told which setting allows it', async (test) => {
    const { ask, server } = await scene(test);
    for (const address of [
      OTHER,
      'feed:https://river.example/feed.xml',
      'feed:http://river.example/feed.xml?of=all',
      'feed:https://river.example:8443/feed.xml?of=all',
      'feed:https://127.0.0.1/feed.xml',
      'feed:',
      'feed:file:///etc/passwd',
    ]) {
      for (const path of ['', '/posts']) {
        const response = await ask(`/v1/accounts/${encodeURIComponent(address)}${path}`);
        const problem = (await response.json()) as Problem;
        assert.deepEqual([response.status, problem.code], [404, 'not-found'], address);
        assert.match(problem.detail ?? '', /“feeds\.allowed”/, address);
      }
    }
    assert.equal(server.asked.length, 0);
  });

  it('stays as it was where its server fails, and is “ask later” where it never was', async (test) => {
    const { ask, server, clock } = await scene(test, new SafeFetchError('unreachable', 'The connection failed.'));
    const first = await ask(`${PATH}/posts`);
    assert.equal(first.status, 503);
    assert.equal(first.headers.get('retry-after'), '300');
    server.answer = { body: feedWith(1) };
    clock.now += 300_000;
    assert.equal((await ask(`${PATH}/posts`)).status, 200);
    server.answer = { status: 500 };
    clock.now += 3_600_000;
    const last = await ask(`${PATH}/posts`);
    assert.deepEqual([last.status, ((await last.json()) as PostPage).posts.length], [200, 1]);
    assert.equal(server.asked.length, 3);
  });

  it('may be any below an address that ends with a slash, but not ever more of them', async (test) => {
    const { ask, server, clock } = await scene(test, { body: feedWith(1) }, ['https://river.example/']);
    const statusOf = async (n: number): Promise<number> =>
      (await ask(`/v1/accounts/${encodeURIComponent(`feed:https://river.example/?n=${n}`)}`)).status;
    for (let n = 0; n < 200; n += 1) assert.equal(await statusOf(n), 200);
    assert.equal(await statusOf(200), 503);
    assert.equal(server.asked.length, 200);
    assert.equal(await statusOf(0), 200);
    clock.now += 3_600_000;
    assert.equal(await statusOf(200), 200);
  });
});
