const formats = new Map<string, unknown>();

/** One of the formats of `Intl`, made once for the page: making one costs more than using it a thousand times. */
export function formatOf<T>(key: string, make: () => T): T {
  const format = (formats.get(key) as T | undefined) ?? make();
  formats.set(key, format);
  return format;
}

/**
 * English as `Intl` writes it where the language says no region, or the United States. What is short is written in it without
 * `Intl`, whose first use takes a phone some fifty milliseconds before anything is drawn.
 */
export const isPlainEnglish = (language: string): boolean => /^en(-US)?$/.test(language);
