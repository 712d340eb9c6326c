import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { hashSource } from '../http/hash-source.js';
import { joined, ours, spoken, type Html, type Language } from './language.js';
import { look } from './look.css.js';

/** A page of the gateway. */
export interface PageParts {
  /** Of the gateway: `services.config.name`. */
  readonly name: string;
  /** Of the page, without the gateway's name. */
  readonly title: string;
  readonly language: Language;
  /** What stands in `main`, with its `h1`. */
  readonly body: Html;
  /** `narrow`: one card in the middle; `wide`: a column of 48 rem. @default 'narrow' */
  readonly width?: 'narrow' | 'wide';
  /** @default 200 */
  readonly status?: ContentfulStatusCode;
  /** `link` and `meta` elements. */
  readonly head?: Html;
  /** Beside the gateway's name, at the other side: links. */
  readonly corner?: Html;
  /** A style sheet of ours, added to that of all pages. */
  readonly styles?: string;
  /** A script of ours. What differs from page to page goes into `data-` attributes. @default none, and none may run */
  readonly script?: string;
  /** Where forms may lead beside this gateway, by redirects too: origins. */
  readonly formOrigins?: readonly string[];
  /** Whether there are others of it, in other languages. @default true */
  readonly translated?: boolean;
  /** `Cache-Control`. Whatever depends on who is signed in keeps the default. @default 'private, no-store' */
  readonly cacheControl?: string;
}

/**
 * The HTML around what a page says, and the headers that keep others out of it: no frame, no opener, nothing from elsewhere,
 * no script but the one given. Style and script are allowed by hash and not by nonce, so that equal pages are equal bytes
 * and public ones can be cached.
 */
export async function page(context: Context, parts: PageParts): Promise<Response> {
  const { name, title, language, body, width = 'narrow', head, corner, styles = '', script, status = 200 } = parts;
  const { formOrigins = [], cacheControl = 'private, no-store', translated = true } = parts;
  const sheet = look + styles;
  const document = await html`<!doctype html>
    <html lang="${language.tag}" dir="${language.direction}" class="${width}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title === name ? name : language.say('{title} · {name}', { title, name })}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${head} ${joined([ours('<style>'), ours(sheet), ours('</style>')])}
      </head>
      <body>
        <header>
          <span class="brand"><img src="/icon.svg" alt="" width="24" height="24" />${name}</span>
          ${corner}
        </header>
        <main>${body}</main>
        <footer>${translated && languageLinks(context, language)}</footer>
        ${script && joined([ours('<script>'), ours(script), ours('</script>')])}
      </body>
    </html>`;
  // `body` of the context, for the cookies that were set before.
  return context.body(document.toString(), status, {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language.tag,
    'content-security-policy': policy(sheet, script, formOrigins),
    'cache-control': cacheControl,
    vary: cacheControl.startsWith('public') ? 'Accept-Language' : 'Accept-Language, Cookie',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
}

function policy(sheet: string, script: string | undefined, formOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "img-src 'self'",
    `style-src ${hashSource(sheet)}`,
    `script-src ${script ? hashSource(script) : "'none'"}`,
    `form-action ${["'self'", ...formOrigins].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * The same page in each language. Pages that answer a form, or what a sign-in provider sent, have no address to come back to,
 * and so no links.
 */
function languageLinks(context: Context, { tag }: Language): Html | undefined {
  if (context.req.method === 'POST' || context.req.path.endsWith('/callback')) return undefined;
  const here = new URL(context.req.url);
  // `//host` is an address of another host.
  const path = here.pathname.replace(/^\/+/, '/');
  return html`<nav class="languages">
    ${spoken.map((language) => {
      here.searchParams.set('lang', language.tag);
      return html`<a
        class="text-link"
        href="${path + here.search}"
        lang="${language.tag}"
        hreflang="${language.tag}"
        rel="nofollow"
        ${language.tag === tag ? ours('aria-current="true"') : undefined}
        >${language.label}</a
      >`;
    })}
  </nav>`;
}
