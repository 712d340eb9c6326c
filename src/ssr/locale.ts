/** What is spoken where nothing is said, or nothing that is a language. */
const DEFAULT = 'en';

/**
 * The first that is a language, without what distinguishes no text of ours: tables and formats are kept for each, and visitors
 * may send anything.
 */
export function toLocale(...tags: readonly unknown[]): string {
  for (const tag of tags) {
    if (typeof tag !== 'string' || !tag) continue;
    try {
      const { language, script, region } = new Intl.Locale(tag.replaceAll('_', '-'));
      return [language, script, region].filter(Boolean).join('-');
    } catch {
      // Pages write anything.
    }
  }
  return DEFAULT;
}
