import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { components } from '../../../src/core/gateway-api.js';
import type { PostDraft } from '../../../src/gateway/posts/post-draft.js';
import { createToken } from '../../../src/gateway/publishing/tokens.js';
import type { TestGateway } from './start-gateway.js';

type Schemas = components['schemas'];

/** Whoever holds a publisher token. */
export interface TestPublisher {
  readonly token: string;
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** These fail the test where the gateway refuses. */
  readonly addAccount: (username: string, more?: Partial<Schemas['AccountDraft']>) => Promise<Schemas['Account']>;
  readonly addPost: (username: string, draft: PostDraft) => Promise<Schemas['OwnPost']>;
  readonly changePost: (username: string, id: string, change: Schemas['PostChange']) => Promise<Schemas['OwnPost']>;
  /** @param red 0 to 255: pictures of different red are different pictures. @returns Its id. */
  readonly addPicture: (username: string, red?: number) => Promise<string>;
}

/** @param address The one account that the token is for. Default: all. */
export async function openPublisher({ services, ask }: TestGateway, address?: string): Promise<TestPublisher> {
  const { token } = await createToken(services, { label: 'tests', address });
  const authorization = `Bearer ${token}`;
  const send: TestPublisher['send'] = (method, path, body, headers = {}) =>
    ask(path, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const postsOf = (username: string): string => `/v1/accounts/magpie:${username}/posts`;
  return {
    token,
    send,
    addAccount: async (username, more = {}) =>
      answered(await send('POST', '/v1/accounts', { username, name: `The ${username}`, ...more }), 201),
    addPost: async (username, draft) => answered(await send('POST', postsOf(username), draft), 201),
    changePost: async (username, id, change) =>
      answered(await send('PATCH', `${postsOf(username)}/${id}`, change), 200),
    addPicture: async (username, red = 0) => {
      const body = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 9, b: 9 } } })
        .png()
        .toBuffer();
      const response = await ask(`/v1/accounts/magpie:${username}/pictures`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'image/png' },
        body: new Uint8Array(body),
      });
      return (await answered<Schemas['Picture']>(response, 201)).id;
    },
  };
}

/** The JSON of an answer that has this status. */
export async function answered<Body>(response: Response, status: number): Promise<Body> {
  assert.equal(response.status, status, response.status === status ? '' : await response.clone().text());
  return (await response.json()) as Body;
}

/** The code of a refusal, with its status. */
export async function refusedWith(response: Response): Promise<string> {
  const { code } = (await response.json()) as Partial<Schemas['Problem']>;
  return `${response.status} ${code}`;
}
