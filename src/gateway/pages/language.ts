import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { translated, type TextKey, type TranslatedTag } from './texts.js';

/** A piece of a page, escaped. */
export type Html = ReturnType<typeof html>;

/** What a page speaks, and how it is written. */
export interface Language {
  /** BCP 47; for `lang`, and for `Intl`. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * A text without markup, for attributes and titles; `html` escapes it.
   * @param count Chooses the form of a text that has several.
   */
  readonly say: (key: TextKey, values?: Readonly<Record<string, string>>, count?: number) => string;
  /** A text whose values may be markup; those that are plain text are escaped. */
  readonly tell: (key: TextKey, values: Readonly<Record<string, string | Html>>, count?: number) => Html;
  readonly number: (value: number) => string;
  /** @param time Milliseconds since 1970; the day is the one in UTC. */
  readonly date: (time: number) => string;
  /** A path of the gateway with `?lang=…` where the visitor chose the language so, that the next page keeps it. */
  readonly keep: (path: string) => string;
}

/** What the pages speak, as the languages call themselves; the first is for everybody else. */
export const spoken: readonly { readonly tag: 'en' | TranslatedTag; readonly label: string }[] = [
  { tag: 'en', label: 'English' },
  { tag: 'ar', label: 'العربية' },
  { tag: 'de', label: 'Deutsch' },
  { tag: 'es', label: 'Español' },
  { tag: 'fr', label: 'Français' },
  { tag: 'hi', label: 'हिन्दी' },
  { tag: 'id', label: 'Bahasa Indonesia' },
  { tag: 'ja', label: '日本語' },
  { tag: 'ko', label: '한국어' },
  { tag: 'pt-BR', label: 'Português (Brasil)' },
  { tag: 'zh-CN', label: '简体中文' },
  { tag: 'zh-TW', label: '繁體中文' },
];

/**
 * The language of a request: `?lang=…`, else what the asking page wished, else what the browser prefers, else English.
 * @param wished BCP 47, from outside; nonsense is passed over.
 */
export function languageOf(context: Context, wished?: string): Language {
  const asked = toSpoken(context.req.query('lang'));
  const tag = asked ?? toSpoken(wished) ?? preferred(context.req.header('accept-language')) ?? 'en';
  return toLanguage(tag, asked !== undefined);
}

function toLanguage(tag: 'en' | TranslatedTag, chosen: boolean): Language {
  const plural = new Intl.PluralRules(tag);
  const form = (key: TextKey, count = 1): string => translated(key, tag, plural.select(count));
  return {
    tag,
    direction: isRightToLeft(tag) ? 'rtl' : 'ltr',
    say: (key, values = {}, count) => form(key, count).replace(/{(\w+)}/g, (_, name: string) => values[name] ?? ''),
    tell: (key, values, count) =>
      html`${form(key, count)
        .split(/({\w+})/)
        .map((part) => (part.startsWith('{') ? (values[part.slice(1, -1)] ?? '') : part))}`,
    number: (value) => value.toLocaleString(tag),
    date: (time) => new Date(time).toLocaleDateString(tag, { dateStyle: 'long', timeZone: 'UTC' }),
    keep: (path) => (chosen ? `${path}${path.includes('?') ? '&' : '?'}lang=${tag}` : path),
  };
}

/** Chinese in traditional characters, by its script or by where it is written so. */
const TRADITIONAL = /^zh[-_](hant|tw|hk|mo)(?![a-z])/;

/** The spoken language that a BCP 47 tag means; of region and script only Chinese has several. `undefined`: none. Never throws. */
function toSpoken(tag: string | undefined): 'en' | TranslatedTag | undefined {
  const text = tag?.trim().toLowerCase() ?? '';
  if (TRADITIONAL.test(text)) return 'zh-TW';
  // Indonesian had another code before 1989, which some systems still send.
  const code = text.split(/[-_]/)[0]!.replace(/^in$/, 'id');
  return spoken.find((language) => language.tag.split('-')[0] === code)?.tag;
}

/** The first spoken one of `Accept-Language` (RFC 9110 §12.5.4), highest weight first. */
function preferred(header: string | undefined): 'en' | TranslatedTag | undefined {
  return header
    ?.split(',', 32)
    .map((range) => {
      const [tag, ...parameters] = range.split(';');
      const weight = Number(
        parameters
          .find((text) => text.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag: toSpoken(tag), weight };
    })
    .filter(({ tag, weight }) => tag && weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.tag;
}

/** ISO 15924 scripts that run from right to left, of languages with more than a million readers. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']);

const isRightToLeft = (tag: string): boolean => RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '');

/** Text in a direction of its own, so that a name from outside leaves what stands around it in order. */
export const isolated = (text: string): Html => html`<bdi>${text}</bdi>`;

/** Joins pieces that are there. */
export const joined = (pieces: readonly (Html | string | undefined)[]): Html => html`${pieces.filter(Boolean)}`;

/** A constant of ours that is markup already: a style sheet, a script, a drawing. Never text from outside. */
export const ours = (constant: string): Html => raw(constant);
