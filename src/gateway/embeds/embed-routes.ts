import type { Context } from 'hono';
import { routes, type Env, type Routes } from '../http/app.js';
import { etagOf, hasAlready } from '../http/etag.js';
import { languageOf } from '../pages/language.js';
import type { Services } from '../services.js';
import { elementOptions, isEmbedName } from './embed-options.js';
import { embedPage, embedProblemPage, type EmbedPage } from './embed-page.js';
import { embedPath, readEmbed } from './embed.js';
import { oembedLink } from './oembed-link.js';

/** What a page says depends on its address alone; what it loads says how long that is right. */
const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=86400';

/** `/embed/{widget}?account=…`: a widget as a page, for frames on sites that can take no script of others. */
export function embedRoutes(services: Services): Routes {
  return routes().get('/embed/:widget', async (context) => {
    const name = context.req.param('widget');
    const language = languageOf(context);
    if (!isEmbedName(name)) {
      const problem = `There is no such widget. Expected: ${Object.keys(elementOptions).join(', ')}.`;
      return refusal(await embedProblemPage([problem], language), 404);
    }
    const embed = readEmbed(services, name, new URL(context.req.url).searchParams);
    if ('problems' in embed) return refusal(await embedProblemPage(embed.problems, language), 400);
    const link = oembedLink(services, embedPath(embed), embed.accounts[0].handle);
    return answer(context, await embedPage(embed, language, link));
  });
}

function answer(context: Context<Env>, { document, headers }: EmbedPage): Response {
  const etag = etagOf(document);
  const all = { ...headers, etag, 'cache-control': CACHE_CONTROL };
  return hasAlready(context, etag)
    ? new Response(null, { status: 304, headers: all })
    : new Response(document, { headers: all });
}

const refusal = ({ document, headers }: EmbedPage, status: 400 | 404): Response =>
  new Response(document, { status, headers: { ...headers, 'cache-control': 'no-store' } });
