import assert from 'node:assert/strict';
import type { Context } from 'hono';
import { readEmbed } from '../../../src/gateway/embeds/embed.js';
import { embeddedAccount } from '../../../src/gateway/embeds/embedded-account.js';
import { oembedOf } from '../../../src/gateway/embeds/oembed.js';
import { ProblemError } from '../../../src/gateway/http/problem.js';
import { languageOf, spoken } from '../../../src/gateway/pages/language.js';
import type { Services } from '../../../src/gateway/services.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const services = {
  config: { publicUrl: 'https://follow.river.example', name: 'River', connectors: {}, feeds: { allowed: [] } },
  connectors: [],
  database: {
    // Accounts of the gateway itself are looked up here: it has none.
    selectFrom: () => {
      throw new ProblemError('not-found');
    },
  },
} as unknown as Services;

/** `Accept-Language`, the addresses of embeds, and those that oEmbed is asked about. */
export const target: Target = {
  starts: () => [
    'de-CH, pt;q=0.8, zh-Hant-HK;q=0.5, *;q=0, in',
    'https://follow.river.example/embed/post-feed?account=bluesky:river.example&limit=3&lang=ja&scheme=dark&accent=0b57d0',
    'https://bsky.app/profile/river.example',
    'https://follow.river.example/%40mastodon%3Ariver%40a.example/',
  ],
  async fuzz(input) {
    const text = textOf(input);
    const context = { req: { header: () => text, query: () => undefined } } as unknown as Context;
    assert.ok(spoken.some(({ tag }) => tag === languageOf(context, text).tag));
    readEmbed(services, 'post-feed', new URLSearchParams(text));
    const account = embeddedAccount(services, text);
    if (account) assert.match(account.pageUrl, /^(?:https:\/\/|\/@)/);
    try {
      const { html } = await oembedOf(services, text, { maxWidth: undefined, maxHeight: undefined });
      assert.match(
        html,
        /^<iframe src="https:\/\/follow\.river\.example\/embed\/[^"<>]*" title="[^"<>]*" width="\d+" height="\d+" loading="lazy" frameborder="0"><\/iframe>$/,
      );
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  },
};
