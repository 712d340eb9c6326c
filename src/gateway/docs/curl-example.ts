import type { components } from '../../core/gateway-api.js';
import type { Operation } from './contract-document.js';

type Schemas = components['schemas'];

/** A body for each operation that takes JSON. */
export const EXAMPLE_BODIES = {
  createAccount: {
    username: 'river',
    name: 'River',
    bio: 'Boats, and what drives them.',
  } satisfies Schemas['AccountDraft'],
  changeAccount: { bio: 'Boats of wood.' } satisfies Schemas['AccountChange'],
  createPost: { text: 'The *new* boat is here.', format: 'markdown', tags: ['boats'] } satisfies Partial<
    Schemas['PostDraft']
  >,
  changePost: { pinned: true } satisfies Schemas['PostChange'],
  startFollow: { account: 'magpie:river' } satisfies Schemas['FollowRequest'],
} as const;

const EXAMPLE_VALUES: Readonly<Record<string, string>> = { address: 'magpie:river', account: 'magpie:river' };

const SECRETS: Readonly<Record<string, string>> = {
  publisher: "-H 'Authorization: Bearer mgp_…'",
  ticket: "-H 'Authorization: Bearer …'",
  proof: "-H 'DPoP: …' -H 'Origin: https://river.example'",
};

/** How to ask on a command line; `…` and `{…}` stand for what only the caller knows. */
export function curlExample({ id, method, path, security, parameters, body }: Operation, publicUrl: string): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => EXAMPLE_VALUES[name] ?? whole);
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name }) => `${name}=${EXAMPLE_VALUES[name] ?? '…'}`);
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`}`,
    ...security.flatMap(({ name }) => SECRETS[name] ?? []),
    ...bodyParts(id, body),
    `'${publicUrl}${[filled, ...query].join('?')}'`,
  ];
  return parts.join(' \\\n  ');
}

function bodyParts(id: string, body: Operation['body']): readonly string[] {
  if (!body) return [];
  if (!('application/json' in body.content)) return ["-H 'Content-Type: image/jpeg'", '--data-binary @picture.jpg'];
  const example = (EXAMPLE_BODIES as Readonly<Record<string, unknown>>)[id];
  return ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(example)}'`];
}
