import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** What `src/cdn/chunks.ts` loads by its name, beside the languages, which are named for their codes. */
const parts = {
  'magpie-account-card': 'elements/account-card/account-card',
  'magpie-post-feed': 'elements/post-feed/post-feed',
  bluesky: 'networks/bluesky/bluesky',
  mastodon: 'networks/mastodon/mastodon',
  'magpie-accounts': 'networks/magpie/magpie',
  official: 'networks/official/official',
  link: 'networks/link/link',
  feed: 'networks/feed/feed',
  several: 'networks/several/several',
  'bluesky-posts': 'networks/bluesky/posts',
  'mastodon-posts': 'networks/mastodon/posts',
  'magpie-posts': 'networks/magpie/posts',
  'feed-posts': 'networks/feed/posts',
};

const languages = readdirSync(at('locales'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => /^[a-z]{2}(-[A-Z]{2})?$/.test(name))
  // Of Chinese and Portuguese, these are what the bare code means.
  .map((tag) => [/^(zh-CN|pt-BR)$/.test(tag) ? tag.slice(0, 2) : tag, `locales/${tag}`]);

/** Writes the files that the entry loads by addresses which Rollup cannot read, and has languages loaded so too. */
export function namedChunks() {
  return {
    name: 'magpie-named-chunks',
    buildStart() {
      for (const [name, path] of [...Object.entries(parts), ...languages])
        // As after an `import()`: what the entry holds is not in them once more.
        this.emitFile({ type: 'chunk', id: at(`${path}.ts`), name, implicitlyLoadedAfterOneOf: [at('cdn/magpie.ts')] });
    },
    resolveId(source, importer) {
      return source === './tables.js' && importer === at('locales/translate.ts') ? at('cdn/chunks.ts') : null;
    },
  };
}
