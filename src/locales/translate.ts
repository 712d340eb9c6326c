import type { Network, Say } from '../core/network.js';
import type { MessageKey, Table } from './messages.js';
import { loadTable } from './tables.js';

/** A language that is ready to be used. */
export interface Language {
  /** BCP 47; for `Intl`. */
  readonly tag: string;
  /**
   * @param key Empty for the direction of the writing: `rtl`, or nothing where it is for the page to say.
   * @param values What fills each `{…}`.
   * @param count Chooses the form of a message that has several.
   */
  readonly say: (key: MessageKey | '', values?: Readonly<Record<string, string>>, count?: number) => string;
}

const languages = new Map<string, Language | Promise<void>>();

/**
 * The language for a BCP 47 tag; English where there is no table for it, or where the table cannot be loaded.
 * @param network Of what is spoken: some have words of their own. @default One that has none.
 * @returns A promise while the table is on its way; ask again when it is kept. It never fails.
 */
export function languageOf(tag: string, { speak }: Pick<Network, 'speak'> = {}): Language | Promise<void> {
  let language = languages.get(tag);
  if (!language) {
    // Where Chinese is written in traditional characters; what else a tag says changes no word.
    const code = /^zh.(hant|tw|hk|mo)/i.test(tag) ? 'zh-TW' : tag.slice(0, 2).toLowerCase();
    const become = (table?: Table): void =>
      void languages.set(tag, toLanguage(table || code === 'en' ? tag : 'en', code, table));
    const loading = loadTable(code)?.then(become, () => become());
    if (loading) languages.set(tag, loading);
    else become();
    language = languages.get(tag)!;
  }
  return speak && 'say' in language ? { tag: language.tag, say: speak(language.say as Say) } : language;
}

function toLanguage(tag: string, code: string, table: Table | undefined): Language {
  try {
    new Intl.Locale(tag);
  } catch {
    // Pages write `en_GB` and worse.
    return toLanguage(code, code, table);
  }
  return {
    tag,
    say: (key, values, count = 1) => {
      const forms = (table?.messages[key] ?? key).split('|');
      return (forms[table?.formOf?.(count) ?? +(count !== 1)] ?? forms[0]!).replace(
        /{(\w+)}/g,
        (_, name: string) => values?.[name] ?? '',
      );
    },
  };
}
