import { html } from 'hono/html';
import { hashSource } from '../http/hash-source.js';
import { isolated, joined, ours, type Html, type Language } from '../pages/language.js';
import { networkName } from '../pages/network-name.js';
import { embedLook } from './embed-look.css.js';
import { embedPolicy } from './embed-policy.js';
import { embedScript } from './embed-script.js';
import type { EmbeddedAccount } from './embedded-account.js';
import type { Embed } from './embed.js';

/** A page for frames, and the headers that let every site show it and nothing but our own into it. */
export interface EmbedPage {
  readonly document: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Parts {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  readonly accounts: readonly EmbeddedAccount[];
  readonly scheme?: string | undefined;
  readonly accent?: string | undefined;
  readonly head?: Html;
}

/**
 * A widget, and nothing else.
 * @param oembed Where programs read of it; see `oembedLink`.
 */
export function embedPage(embed: Embed, language: Language, oembed: Html): Promise<EmbedPage> {
  const { name, accounts, attributes, scheme, accent } = embed;
  const [first] = accounts;
  const tag = ours(`magpie-${name}`);
  const all: Embed['attributes'] = [['account', accounts.map(({ address }) => address).join(' ')], ...attributes];
  return pageOf({
    language,
    title: accounts.map(({ handle }) => handle).join(', '),
    accounts,
    scheme,
    accent,
    head: html`${oembed}
      <meta name="magpie:gateway" content="/" />
      <script type="module" src="/dist/cdn/magpie.js"></script>`,
    body: html`<${tag}${joined(all.map(([key, value]) => html` ${ours(key)}="${value}"`))}>
      <a href="${first.pageUrl}" target="_blank" rel="noopener">${linkText(first, language)}</a>
    </${tag}>`,
  });
}

/** What whoever wrote the address has to know, in the language of the rest of what is written for them. */
export function embedProblemPage(problems: readonly string[], language: Language): Promise<EmbedPage> {
  return pageOf({
    language: { ...language, tag: 'en', direction: 'ltr' },
    title: 'This embed cannot be shown',
    accounts: [],
    body: html`<div class="problem">
      <h1>This embed cannot be shown</h1>
      <ul>
        ${problems.map((problem) => html`<li>${problem}</li>`)}
      </ul>
    </div>`,
  });
}

async function pageOf({ language, title, body, accounts, scheme, accent, head }: Parts): Promise<EmbedPage> {
  const sheet = embedLook + (accent === undefined ? '' : `:root { --magpie-accent: ${accent}; }`);
  const document = await html`<!doctype html>
    <html lang="${language.tag}" dir="${language.direction}" class="${scheme ?? ''}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${joined([ours('<style>'), ours(sheet), ours('</style>')])} ${head}
      </head>
      <body>
        <main>${body}</main>
        ${joined([ours('<script>'), ours(embedScript), ours('</script>')])}
      </body>
    </html>`;
  return {
    document: document.toString(),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language.tag,
      'content-security-policy': embedPolicy(accounts, { style: hashSource(sheet), script: hashSource(embedScript) }),
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'referrer-policy': 'same-origin',
      vary: 'Accept-Language',
    },
  };
}

/** Feeds and links are of no network that anybody would name. */
function linkText({ network, handle }: EmbeddedAccount, language: Language): Html {
  const { tell } = language;
  const name = isolated(handle);
  if (!network.loadAccounts || ['feed', 'magpie'].includes(network.id)) return tell('Follow {name}', { name });
  return tell('Follow {name} on {network}', { name, network: networkName(`${network.id}:`, language) });
}
