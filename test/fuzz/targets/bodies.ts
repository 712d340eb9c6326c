import assert from 'node:assert/strict';
import type { Context } from 'hono';
import { contractErrors, readBody } from '../../../src/gateway/http/contract.js';
import { ProblemError } from '../../../src/gateway/http/problem.js';
import { readDraft } from '../../../src/gateway/posts/post-draft.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

/** Bodies that publishers and pages send. What is taken is what the contract calls so, and nothing else is thrown. */
const schemas = ['PostDraft', 'PostChange', 'AccountDraft', 'AccountChange', 'FollowRequest'] as const;

const draft = {
  title: 'A',
  text: 'b',
  format: 'markdown',
  pictures: [],
  card: { url: 'https://a.example', title: 'c', description: '', imageUrl: 'https://a.example/i' },
  tags: ['d'],
  language: 'en',
  publishAt: '2026-01-01T00:00:00Z',
  pinned: true,
  contentWarning: 'e',
};

export const target: Target = {
  starts: () => [JSON.stringify(draft), '{"name":"River","bio":"a","address":"magpie:river"}', '{"__proto__":{"a":1}}'],
  async fuzz(input) {
    const text = textOf(input);
    const context = { req: { header: () => 'application/json', text: async () => text } } as unknown as Context;
    for (const schema of schemas) {
      try {
        const body = await readBody(context, schema);
        assert.deepEqual(contractErrors(schema, body), []);
        if (schema === 'PostDraft') readDraft(body as Parameters<typeof readDraft>[0], 0);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }
  },
  large: (repeated) => JSON.stringify({ ...draft, text: repeated, title: repeated, tags: [repeated] }),
};
