import type { MessageKey, Messages } from './messages.js';

/** A language that is ready to be used. */
export interface Language {
  /** BCP 47; for `Intl`. */
  readonly tag: string;
  /**
   * @param values What fills each `{…}`.
   * @param count Chooses the form of a message that has several.
   */
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string>>, count?: number) => string;
}

/** English needs no table: its texts are the keys. */
const tables: Readonly<Record<string, () => Promise<Messages>>> = {
  zh: () => import('./zh-CN.js').then(({ zhCN }) => zhCN),
};

const languages = new Map<string, Language | Promise<void>>();

/**
 * The language for a BCP 47 tag; English where there is no table for it, or where the table cannot be loaded.
 * @returns A promise while the table is on its way; ask again when it is kept. It never fails.
 */
export function languageOf(tag: string): Language | Promise<void> {
  let language = languages.get(tag);
  if (!language) {
    const code = tag.slice(0, 2).toLowerCase();
    const load = tables[code];
    language = load
      ? load().then(
          (table) => void languages.set(tag, toLanguage(isTag(tag) ? tag : code, table)),
          () => void languages.set(tag, toLanguage('en')),
        )
      : toLanguage(code === 'en' && isTag(tag) ? tag : 'en');
    languages.set(tag, language);
  }
  return language;
}

/** Pages write `en_GB` and worse, which `Intl` throws at. */
function isTag(text: string): boolean {
  try {
    return Boolean(Intl.getCanonicalLocales(text));
  } catch {
    return false;
  }
}

function toLanguage(tag: string, table?: Messages): Language {
  return {
    tag,
    say: (key, values, count) => {
      const forms = (table?.[key] ?? key).split('|');
      const form = forms[count === undefined || new Intl.PluralRules(tag).select(count) === 'one' ? 0 : 1] ?? forms[0]!;
      return form.replace(/\{(\w+)\}/g, (_, name: string) => values?.[name] ?? '');
    },
  };
}
