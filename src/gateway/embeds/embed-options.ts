/** The widgets that can be embedded, as their elements are called without `magpie-`. */
export type EmbedName = 'follow-button' | 'account-card' | 'post-feed';

/** How a value from an address is read. */
export interface EmbedOption {
  /** For whoever wrote the address, after “Expected:”. */
  readonly expected: string;
  /** What the attribute holds then; `null`: the attribute is left out; `undefined`: that is none. */
  readonly read: (text: string) => string | null | undefined;
}

type Options = Readonly<Record<string, EmbedOption>>;

/** Longer lists of words are better written on a page of one’s own. */
const MAX_WORDS = 500;

const choice = (...values: readonly string[]): EmbedOption => ({
  expected: values.join(' or '),
  read: (text) => (values.includes(text) ? text : undefined),
});

const number = (from: number, to: number): EmbedOption => ({
  expected: `a whole number from ${from} to ${to}`,
  read: (text) => (/^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to ? text : undefined),
});

/** As in HTML it is there or not; `=false` is how people write the latter in an address. */
const flag: EmbedOption = {
  expected: 'true or false, or nothing, which is true',
  read: (text) => (/^(?:|1|true)$/.test(text) ? '' : /^(?:0|false)$/.test(text) ? null : undefined),
};

const words: EmbedOption = {
  expected: `at most ${MAX_WORDS} characters`,
  read: (text) => (text.length <= MAX_WORDS ? text : undefined),
};

const theme = choice('minimal', 'soft', 'sharp', 'contrast');

/**
 * What an address may say of each element, by the names of its attributes. `infinite` is not among it: a frame as tall as its feed
 * is always at its end.
 */
export const elementOptions: Readonly<Record<EmbedName, Options>> = {
  'follow-button': {
    count: flag,
    size: choice('small', 'medium', 'large'),
    variant: choice('filled', 'outline'),
    theme,
  },
  'account-card': { theme },
  'post-feed': {
    limit: number(1, 40),
    layout: choice('list', 'grid'),
    'no-replies': flag,
    'no-reposts': flag,
    'media-only': flag,
    tags: words,
    languages: words,
    hide: words,
    only: words,
    refresh: number(30, 86_400),
    theme,
  },
};

/** What an address may say of the page around the element. */
export const pageOptions = {
  lang: {
    expected: 'a language tag, such as ja or pt-BR',
    read: (text) => (/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(text) ? text : undefined),
  },
  scheme: choice('light', 'dark'),
  accent: {
    expected: 'a colour of three or six hexadecimal digits, such as 0b57d0',
    read: (text) => (/^#?(?:[\da-f]{3}){1,2}$/i.test(text) ? `#${text.replace('#', '').toLowerCase()}` : undefined),
  },
} satisfies Options;

/** Whether there is such a widget. */
export const isEmbedName = (name: string): name is EmbedName => Object.hasOwn(elementOptions, name);
