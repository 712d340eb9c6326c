import type { NetworkError } from '../core/errors.js';
import type { Settings } from '../stores/settings.js';
import { isWidgetTag } from './define.js';
import { draw, type Drawn } from './draw.js';
import { toJsonLd, type Owner } from './json-ld.js';
import { loadWanted } from './load.js';
import { toLocale } from './locale.js';
import { drawIn, Page } from './page.js';
import { serverIo } from './server-io.js';
import type { WidgetTag, Wish } from './wish.js';

/** How long a rendering waits for the networks when nothing else is said; as long as a browser waits for one request. */
const TIMEOUT_MS = 8_000;
/** Each time a part, a language or an answer has come; a widget needs four at most. */
const MAX_ROUNDS = 10;

/** What holds for all widgets of one rendering. */
export interface RenderOptions {
  /** How requests are made. @default The platform's `fetch`. */
  readonly fetch?: Settings['fetch'];
  /**
   * As on a page (`configure`): addresses of networks and of a gateway, and `consent`. With `ask`, nothing is loaded, and
   * nothing of a network is in the markup: the visitor is asked in the browser.
   */
  readonly settings?: Settings | undefined;
  /** BCP 47; a widget's own `lang` wins. @default `settings.locale`, else English. */
  readonly locale?: string | undefined;
  /** Written on the styles, for pages whose Content-Security-Policy names one in `style-src`. */
  readonly nonce?: string | undefined;
  /** Also says what is shown as JSON-LD of schema.org; see `Rendered.jsonLd`. `true`: the account is a person's. @default false */
  readonly jsonLd?: boolean | Owner | undefined;
  /** Milliseconds that all loading may take together; what has not come by then is drawn as its link. @default 8000 */
  readonly timeoutMs?: number | undefined;
  /** Ends loading before that; what has not come is drawn as its link. */
  readonly signal?: AbortSignal | undefined;
}

/** A widget, ready to be put into a page. */
export interface Rendered {
  /** The element, with its shadow root and what the browser needs to bring it to life. */
  readonly html: string;
  /**
   * The text of a `<script type="application/ld+json">`, escaped for it: a `ProfilePage` for a card, a list of
   * `SocialMediaPosting` for a feed. `undefined` where it was not asked for, or nothing has come.
   */
  readonly jsonLd: string | undefined;
  /** Why there is only the link; also for a follow button whose count is missing. `undefined`: all is there. */
  readonly error: NetworkError | undefined;
}

/** In the order of the wishes. */
type OneForEach<Wishes extends readonly Wish[]> = { readonly [Index in keyof Wishes]: Rendered };

/**
 * Renders widgets together: what two of them show is loaded once.
 * @throws {TypeError} A tag is none of the three. What cannot be loaded throws nothing: see `Rendered.error`.
 */
export async function renderAll<const Wishes extends readonly Wish[]>(
  wishes: Wishes,
  options: RenderOptions = {},
): Promise<OneForEach<Wishes>> {
  for (const { tag } of wishes) {
    if (!isWidgetTag(tag)) throw new TypeError(`<${String(tag)}> is no widget that can be rendered.`);
  }
  const { fetch, jsonLd, nonce, signal: given, timeoutMs = TIMEOUT_MS } = options;
  const settings = { ...options.settings, ...(fetch && { fetch }) };
  const page = new Page(settings, nonce);
  const over = new AbortController();
  // Not `AbortSignal.timeout`: Node forgets one that only a combined signal still knows, and then nothing ends.
  const timer = setTimeout(() => over.abort(new DOMException('The time is over.', 'TimeoutError')), timeoutMs);
  const io = serverIo(settings, given ? AbortSignal.any([over.signal, given]) : over.signal);
  let drawn: readonly Drawn[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    page.pending.clear();
    drawn = drawIn(page, () =>
      wishes.map((wish) => {
        page.locale = toLocale(wish.attributes?.lang, options.locale, options.settings?.locale);
        return draw(wish, page);
      }),
    );
    const isWaiting = [...page.wants.values()].some(({ remote }) => remote.state === 'loading');
    if (!isWaiting && !page.pending.size) break;
    await Promise.all([loadWanted(page, io), Promise.allSettled(page.pending)]);
  }
  clearTimeout(timer);
  return drawn.map(({ html, error, wants }) => ({
    html,
    error,
    jsonLd: jsonLd ? toJsonLd(wants, jsonLd === true ? 'Person' : jsonLd) : undefined,
  })) as OneForEach<Wishes>;
}

/**
 * Renders one widget.
 * @throws {TypeError} The tag is none of the three. What cannot be loaded throws nothing: see `Rendered.error`.
 */
export async function render(
  tag: WidgetTag,
  attributes: Wish['attributes'],
  { content, ...options }: RenderOptions & Pick<Wish, 'content'> = {},
): Promise<Rendered> {
  const [rendered] = await renderAll([{ tag, attributes, content }], options);
  return rendered;
}
