import type { Services } from '../services.js';
import { elementOptions, pageOptions, type EmbedName, type EmbedOption } from './embed-options.js';
import { embeddedAccount, type EmbeddedAccount } from './embedded-account.js';

/** A widget as an address describes it. */
export interface Embed {
  readonly name: EmbedName;
  /** One at least. */
  readonly accounts: readonly [EmbeddedAccount, ...EmbeddedAccount[]];
  /** Of the element, without `account`; the names are ours, the values from outside. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** BCP 47. `undefined`: as the visitor prefers, as below. */
  readonly lang: string | undefined;
  /** `light` or `dark`. */
  readonly scheme: string | undefined;
  /** `#` and hexadecimal digits. */
  readonly accent: string | undefined;
}

/** What is wrong with an address: a sentence each, one at least. */
export interface EmbedProblems {
  readonly problems: readonly string[];
}

const MAX_ACCOUNTS = 10;
const MAX_ADDRESS = 2_053;
/** Of what is wrong, as much as says which it is. */
const MAX_QUOTED = 80;

/** Reads the query of an embed’s address; names that are not known are passed over. Never throws. */
export function readEmbed(
  services: Pick<Services, 'config'>,
  name: EmbedName,
  query: URLSearchParams,
): Embed | EmbedProblems {
  const problems: string[] = [];
  const read = (option: EmbedOption, key: string): string | undefined => {
    const text = query.get(key);
    const value = text === null ? null : option.read(text);
    if (value === undefined) problems.push(`“${key}” is “${quoted(text ?? '')}”. Expected: ${option.expected}.`);
    return value ?? undefined;
  };
  const attributes = Object.entries(elementOptions[name]).flatMap(([key, option]) => {
    const value = read(option, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const lang = read(pageOptions.lang, 'lang');
  const scheme = read(pageOptions.scheme, 'scheme');
  const accent = read(pageOptions.accent, 'accent');
  const [first, ...others] = readAccounts(services, query.getAll('account'), problems);
  return first && problems.length === 0
    ? { name, accounts: [first, ...others], attributes, lang, scheme, accent }
    : { problems };
}

function readAccounts(
  services: Pick<Services, 'config'>,
  values: readonly string[],
  problems: string[],
): readonly EmbeddedAccount[] {
  const texts = values.join(' ').split(/\s+/).filter(Boolean);
  if (texts.length === 0 || texts.length > MAX_ACCOUNTS) {
    const said = texts.length === 0 ? '“account” is missing' : `“account” names ${texts.length} accounts`;
    problems.push(`${said}. Expected: 1 to ${MAX_ACCOUNTS} addresses, such as ?account=bluesky:river.example.`);
    return [];
  }
  return texts.flatMap((text) => {
    const account = text.length <= MAX_ADDRESS ? embeddedAccount(services, text) : undefined;
    if (account) return [account];
    problems.push(
      `“account” is “${quoted(text)}”. Expected: an address such as bluesky:river.example, mastodon:river@social.example or magpie:river, or a profile’s https address.`,
    );
    return [];
  });
}

const quoted = (text: string): string => (text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text);

/** The path of an embed, with all that it says. */
export function embedPath({ name, accounts, attributes, ...rest }: Embed): string {
  const query = new URLSearchParams({ account: accounts.map(({ address }) => address).join(' ') });
  const { lang, scheme, accent } = rest;
  for (const [key, value] of [...attributes, ...Object.entries({ lang, scheme, accent })]) {
    if (value !== undefined) query.set(key, value.replace(/^#(?=[\da-f]+$)/, ''));
  }
  return `/embed/${name}?${query}`;
}
