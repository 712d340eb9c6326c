import { accountRoutes } from './accounts/account-routes.js';
import { webhookRoutes } from './connectors/webhook-routes.js';
import { docsRoutes } from './docs/docs-routes.js';
import { webSubRoutes } from './feeds/web-sub/web-sub-routes.js';
import { embedRoutes } from './embeds/embed-routes.js';
import { oembedRoutes } from './embeds/oembed-routes.js';
import { followRoutes } from './follows/follow-routes.js';
import { relationshipRoutes } from './follows/relationship-routes.js';
import { accessLog } from './http/access-log.js';
import { keepsAnswers } from './http/answer-again.js';
import { routes, type Routes } from './http/app.js';
import { askingSites, publicReads } from './http/cors.js';
import { answerError, answerUnknown } from './http/error-answers.js';
import { healthRoutes } from './http/health-routes.js';
import { requestLimits } from './http/limits.js';
import { openapiRoutes } from './http/openapi-routes.js';
import { createLimiters, rateLimit, type Limiters } from './http/rate-limit.js';
import { securityHeaders } from './http/security-headers.js';
import { blueskyCallbackRoutes } from './open-networks/bluesky/callback-routes.js';
import { documentRoutes } from './open-networks/document-routes.js';
import { accountFollowRoutes } from './pages/account-follow-page.js';
import { approveRoutes } from './pages/approve-page.js';
import { iconRoutes } from './pages/icon-routes.js';
import { meRoutes } from './pages/me-page.js';
import { openCallbackRoutes } from './pages/open-callback.js';
import { officialPageRoutes } from './pages/official-page.js';
import { postPageRoutes } from './pages/post-page.js';
import { profileRoutes } from './pages/profile-page.js';
import { imageRoutes } from './pictures/image-routes.js';
import { pictureRoutes } from './pictures/picture-routes.js';
import { postRoutes } from './posts/post-routes.js';
import type { SafeFetch } from './pictures/safe-fetch.js';
import type { Services } from './services.js';
import { signInRoutes } from './viewers/sign-in-routes.js';
import { publishRoutes } from './widgets/publish-routes.js';
import { widgetRoutes } from './widgets/widget-routes.js';

/** What everybody may read. `/scheduled`, for publishers alone, is not among them. */
const PUBLIC_READS = [
  '/v1/accounts',
  '/v1/accounts/:address',
  '/v1/accounts/:address/posts/*',
  '/v1/pictures/*',
  '/v1/images/*',
  '/oauth/:network/:name',
  '/openapi.json',
  '/oembed',
  '/dist/*',
];

/**
 * Every address of the gateway, behind what holds for all of them: what comes first sees the answers of what comes after.
 * @param safeFetch For pictures from elsewhere.
 */
export function gatewayRoutes(
  services: Services,
  safeFetch: SafeFetch,
  limiters: Limiters = createLimiters(services.config),
): Routes {
  const app = routes();
  app.use(accessLog(services), keepsAnswers(services), securityHeaders(services));
  for (const path of PUBLIC_READS) app.use(path, publicReads);
  for (const path of ['/v1/follows/*', '/v1/relationships']) app.use(path, askingSites(services));
  app.use(rateLimit(services, limiters), requestLimits());
  const features: readonly Routes[] = [
    healthRoutes(services),
    openapiRoutes(),
    docsRoutes(services),
    accountRoutes(services),
    postRoutes(services),
    pictureRoutes(services),
    imageRoutes(services, safeFetch),
    followRoutes(services),
    relationshipRoutes(services),
    webhookRoutes(services),
    webSubRoutes(services),
    documentRoutes(services),
    blueskyCallbackRoutes(services.config.publicUrl),
    openCallbackRoutes(services),
    signInRoutes(services),
    iconRoutes(),
    widgetRoutes(services),
    publishRoutes(services),
    embedRoutes(services),
    oembedRoutes(services),
    approveRoutes(services),
    accountFollowRoutes(services),
    meRoutes(services),
    officialPageRoutes(services),
    profileRoutes(services),
    postPageRoutes(services),
  ];
  for (const feature of features) app.route('/', feature);
  app.onError(answerError(services));
  app.notFound(answerUnknown(services, app));
  return app;
}
