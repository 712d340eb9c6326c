import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { routes, type Routes } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { fileAnswer } from './file-answer.js';
import type { ServedFile } from './served-files.js';

/** A page says its policy so; browsers pass the name over. */
const POLICY = /<meta\s+name="csp"\s+content="([^"]+)"/;
const GATEWAY = /<meta\s+name="magpie:gateway"[^>]*>/;

/** `/publish/`: everybody makes the snippet for their website there, with this gateway in it; unless its operator says no. */
export function publishRoutes({ config, served: { publish } }: Services): Routes {
  const app = routes();
  if (!config.publishPage) return app;
  return app
    .get('/publish', (context) => context.body(null, 308, { location: '/publish/' }))
    .get('/publish/:path{.*}', (context) => {
      const path = context.req.param('path').replace(/^$|\/$/, '$&index.html');
      const file = publish.get(path);
      if (file)
        return path.endsWith('.html') ? pageAnswer(context, file) : fileAnswer(context, file, 'public, no-cache');
      throw new ProblemError(
        'not-found',
        publish.size > 0
          ? undefined
          : 'The publish page is not beside this gateway. Run “npm run build” in a checkout; the package magpie-gateway has it.',
      );
    });
}

/** The page with a nonce of this answer alone, in its policy as in its tags, and with where its gateway is. */
function pageAnswer(context: Context, { bytes }: ServedFile): Response {
  const nonce = randomBytes(16).toString('base64');
  const gateway = '<meta name="magpie:gateway" content="/" />';
  const text = new TextDecoder().decode(bytes).replaceAll('{{nonce}}', nonce);
  const page = GATEWAY.test(text) ? text.replace(GATEWAY, gateway) : text.replace('<head>', `<head>\n    ${gateway}`);
  const policy = POLICY.exec(page)?.[1]?.replace(/\s+/g, ' ').trim() ?? "default-src 'none'";
  return context.body(page, 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `${policy.replace(/;$/, '')}; frame-ancestors 'none'`,
    'cache-control': 'private, no-store',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'same-origin',
  });
}
