import { MAX_TAGS } from './feed.js';

/** Without `#`, each once, as many as are kept. */
export function toTags(written: readonly string[]): readonly string[] {
  const tags = written.map((tag) => tag.replace(/\s+/g, ' ').trim().replace(/^#/, '').slice(0, 100));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, MAX_TAGS);
}
