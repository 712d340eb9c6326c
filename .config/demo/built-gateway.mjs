/** The gateway as it was built, and what of it the package keeps to itself: an operator has the command for that. */
const built = (path) => import(new URL(`../../src/gateway/dist/gateway/${path}`, import.meta.url).href);

export const { createGateway } = await built('index.js');
export const { createLog, secretsOf } = await built('log.js');
export const { createSafeFetch } = await built('pictures/safe-fetch.js');
export const { createToken, revokeToken } = await built('publishing/tokens.js');
export const { blueskyNetwork } = await built('open-networks/bluesky/bluesky.js');
export const { mastodonNetwork } = await built('open-networks/mastodon/mastodon.js');
export const { guardedFetch } = await built('open-networks/guarded-fetch.js');
