import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contract, operations } from '../../src/gateway/docs/contract-document.js';
import { curlExample, EXAMPLE_BODIES } from '../../src/gateway/docs/curl-example.js';
import { advice } from '../../src/gateway/docs/problem-advice.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { problemResponse, ProblemError, type ProblemCode } from '../../src/gateway/http/problem.js';
import { startTestGateway } from './support/start-gateway.js';

const schemaOf = {
  createAccount: 'AccountDraft',
  changeAccount: 'AccountChange',
  createPost: 'PostDraft',
  changePost: 'PostChange',
  startFollow: 'FollowRequest',
} as const;

describe('/docs', () => {
  async function docs(test: {
    after: (fn: () => Promise<void>) => void;
  }): Promise<{ html: string; response: Response }> {
    const { ask } = await startTestGateway(test);
    const response = await ask('/docs');
    return { html: await response.text(), response };
  }

  it('has a place for every operation, schema and problem', async (t) => {
    const { html } = await docs(t);
    const names = [
      ...operations().map(({ id }) => id),
      ...Object.keys(contract.components.schemas).map((name) => `schema-${name}`),
      ...Object.keys(advice).map((code) => `problem-${code}`),
    ];
    for (const name of names) assert.equal(html.split(` id="${name}"`).length, 2, name);
  });

  it('says of every operation what it takes and what it answers', async (t) => {
    const { html } = await docs(t);
    for (const { id, method, path, parameters, answers } of operations()) {
      const article = html.slice(html.indexOf(` id="${id}"`)).split('</article>')[0] ?? '';
      assert.ok(article.includes(`>${method}</span> <code>${path}</code>`), id);
      for (const { name } of parameters)
        assert.ok(article.includes(`<code class="name">${name}</code>`), `${id} ${name}`);
      for (const { status } of answers)
        assert.ok(article.includes(`<code class="name">${status}</code>`), `${id} ${status}`);
      assert.ok(article.includes('curl'), id);
    }
  });

  it('leads nowhere that is not there', async (t) => {
    const { html } = await docs(t);
    for (const [, name = ''] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(html.includes(` id="${name}"`), name);
    const elsewhere = [...html.matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map(([, url]) => url);
    assert.deepEqual([...new Set(elsewhere)].sort(), ['/icon.svg', '/openapi.json']);
  });

  it('is where the type of each problem leads', async (t) => {
    const { html } = await docs(t);
    for (const code of Object.keys(advice) as ProblemCode[]) {
      const { type } = (await problemResponse(new ProblemError(code)).json()) as { type: string };
      assert.equal(type, `/docs#problem-${code}`);
      assert.ok(html.includes(`id="problem-${code}"`));
    }
  });

  it('runs no script, and nothing of it comes from elsewhere', async (t) => {
    const { html, response } = await docs(t);
    assert.doesNotMatch(html, /<script|\son\w+=|style="/);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:/);
  });

  it('has each heading below the one it belongs to', async (t) => {
    const levels = [...(await docs(t)).html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    assert.equal(levels[0], 1);
    levels
      .slice(1)
      .forEach((level, index) => assert.ok(level > 1 && level <= levels[index]! + 1, `h${level} at ${index}`));
  });
});

describe('an example', () => {
  it('is what the contract takes', () => {
    for (const [id, body] of Object.entries(EXAMPLE_BODIES)) {
      assert.deepEqual(contractErrors(schemaOf[id as keyof typeof schemaOf], body), [], id);
    }
  });

  it('has a body wherever the operation takes one, and shows what has to be shown', () => {
    for (const operation of operations()) {
      const example = curlExample(operation, 'https://magpie.example');
      assert.equal(/ -d '\{| --data-binary /.test(example), operation.body !== undefined, operation.id);
      assert.equal(/Authorization|DPoP/.test(example), operation.security.length > 0, operation.id);
      assert.ok(!example.includes('undefined'), example);
    }
  });
});
