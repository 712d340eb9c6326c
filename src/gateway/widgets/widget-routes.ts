import { routes, type Routes } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { fileAnswer } from './file-answer.js';
import { readKept, readKeptChunk } from './kept-builds.js';
import type { ServedFile } from './served-files.js';

/** An address that never says anything else: of one version, or in a folder that is named for what it holds. */
const FOREVER = 'public, max-age=31536000, immutable';
/** An old file would look for others that are gone: it is asked for anew each time, which mostly brings no bytes. */
const ASK_AGAIN = 'public, no-cache';

/** In a folder that is named for what it holds. */
const CHUNK = /^chunks-\w+\//;

/**
 * `/dist/cdn/magpie.js`, the newest that this gateway has, and `/dist/cdn@1.2.3/magpie.js`, of one version: of this build, or of
 * one that has run before. A page that names the entry of any other is sent to this build’s: its widgets go on, and where it
 * wants those bytes and no others (`integrity`), its links stay.
 */
export function widgetRoutes(services: Services): Routes {
  const { widgets, version } = services.served;
  return routes().get('/dist/:build{cdn(?:@[\\w.+-]{1,64})?}/:path{.+}', async (context) => {
    const { build, path } = context.req.param();
    const asked = build === 'cdn' ? undefined : build.slice('cdn@'.length);
    const isOwn = asked === undefined || asked === version;
    const file = (isOwn ? widgets.get(path) : undefined) ?? (await keptFile(services, asked, path));
    if (file) return fileAnswer(context, file, asked === undefined && !CHUNK.test(path) ? ASK_AGAIN : FOREVER);
    if (version === undefined) {
      throw new ProblemError(
        'not-found',
        'The widgets are not beside this gateway. Run “npm run build” in a checkout; the package magpie-gateway has them.',
      );
    }
    if (isOwn || !widgets.has(path)) {
      throw new ProblemError('not-found', `The widgets of version ${version} have no such file.`);
    }
    return context.body(null, 302, { location: `/dist/cdn/${path}`, 'cache-control': 'public, max-age=300' });
  });
}

/** What this build has not. For its own version nothing: another build of that must not be mixed with it. */
async function keptFile(services: Services, asked: string | undefined, path: string): Promise<ServedFile | undefined> {
  // A page that has loaded the entry just before an upgrade; and, of several processes, one that has the next version already.
  if (asked === undefined) return CHUNK.test(path) ? readKeptChunk(services, path) : undefined;
  return asked === services.served.version ? undefined : readKept(services, asked, path);
}
