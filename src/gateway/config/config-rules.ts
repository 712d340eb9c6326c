import { isLoopback } from '../http/asking-origin.js';
import { feedsProblems } from '../feeds/feeds-config.js';
import type { ConfigFile } from './config-file.js';

/** Platforms and networks whose sign-in comes back to an address of the same form. */
const RESERVED: ReadonlySet<unknown> = new Set(['wechat', 'qq', 'line', 'bluesky', 'mastodon']);

/** What a schema cannot say about a configuration file. @param file Each member may be missing or of another type. */
export function brokenRules({ publicUrl, signIn, feeds, sites }: Partial<ConfigFile>): readonly string[] {
  return [...publicUrlRules(publicUrl), ...signInRules(signIn), ...feedsRules(feeds), ...sitesRules(sites, publicUrl)];
}

function publicUrlRules(publicUrl: unknown): readonly string[] {
  // Missing, or no text: the schema has said so.
  if (typeof publicUrl !== 'string' || !URL.canParse(publicUrl)) return [];
  const url = new URL(publicUrl);
  const problems: string[] = [];
  if (!isSecure(url)) {
    problems.push(
      'publicUrl is not secure. Expected: an https address; http only where its host is this machine, such as http://localhost:8787.',
    );
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    problems.push(
      'publicUrl says too much. Expected: scheme, host and port alone, such as https://follow.river.example; the gateway cannot stand under a path.',
    );
  }
  return problems;
}

function signInRules(signIn: unknown): readonly string[] {
  if (!Array.isArray(signIn)) return [];
  const providers = (signIn as unknown[]).map((provider) => (provider ?? {}) as Record<string, unknown>);
  const ids = providers.map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, index) => typeof id === 'string' && ids.indexOf(id) !== index))];
  const insecure = providers.flatMap(({ issuer }, index) =>
    typeof issuer === 'string' && URL.canParse(issuer) && !isSecure(new URL(issuer)) ? [index] : [],
  );
  const reserved = ids.filter((id) => RESERVED.has(id));
  return [
    ...reserved.map(
      (id) =>
        `signIn has the id “${String(id)}”, which is a platform’s. Expected: another id, such as “${String(id)}-login”.`,
    ),
    ...twice.map(
      (id) => `signIn has the id “${String(id)}” more than once. Expected: an id of its own for each provider.`,
    ),
    ...insecure.map(
      (index) => `signIn[${index}].issuer is not secure. Expected: an https address; http only on this machine.`,
    ),
  ];
}

function feedsRules(feeds: unknown): readonly string[] {
  const { allowed } = (feeds ?? {}) as Record<string, unknown>;
  return feedsProblems({ allowed: texts(allowed) });
}

function sitesRules(sites: unknown, publicUrl: unknown): readonly string[] {
  const { allowed, oneClick } = (sites ?? {}) as Record<string, unknown>;
  return [
    ...originRules('sites.allowed', allowed),
    ...originRules('sites.oneClick', oneClick),
    ...oneClickRules(allowed, oneClick),
    ...ownRules(oneClick, publicUrl),
  ];
}

function originRules(name: string, list: unknown): readonly string[] {
  return texts(list).flatMap((text, index) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.origin === text && isSecure(url)) return [];
    return [
      `${name}[${index}] is not an origin. Expected: scheme, host and port without a slash at the end, such as https://river.example; https, or http on this machine.`,
    ];
  });
}

function oneClickRules(allowed: unknown, oneClick: unknown): readonly string[] {
  if (!Array.isArray(allowed)) return [];
  return texts(oneClick).flatMap((origin, index) =>
    allowed.includes(origin)
      ? []
      : [
          `sites.oneClick[${index}] is not in sites.allowed. Expected: sites that may follow in one click may ask at all.`,
        ],
  );
}

/** Every site may show the gateway’s embeds, and lay something over them. */
function ownRules(oneClick: unknown, publicUrl: unknown): readonly string[] {
  const own = typeof publicUrl === 'string' && URL.canParse(publicUrl) ? new URL(publicUrl).origin : undefined;
  return texts(oneClick).flatMap((origin, index) =>
    origin === own
      ? [`sites.oneClick[${index}] is the gateway itself, whose embeds any site may cover. Expected: other sites.`]
      : [],
  );
}

const texts = (list: unknown): readonly string[] =>
  Array.isArray(list) ? (list as unknown[]).filter((item) => typeof item === 'string') : [];

const isSecure = (url: URL): boolean => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
