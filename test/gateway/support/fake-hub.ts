import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A hub as WebSub has it, over HTTP. Feeds know it as `HUB`. */
export interface FakeHub {
  /** For the gateway: what it asks of `HUB` comes here. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Every form that it was sent, in order. */
  readonly asked: readonly URLSearchParams[];
  /** By topic: those whose subscribers have agreed. */
  readonly subscribers: ReadonlyMap<string, Subscriber>;
  /** The status that it answers with; 202 until the test says otherwise. */
  status: number;
  /** Seconds of a lease. */
  leaseSeconds: number;
  /** Resolves when it has asked all subscribers back. */
  readonly settled: () => Promise<void>;
  /** Tells a subscriber of a new state of its feed. @returns The status of its answer. */
  readonly publish: (topic: string, how?: Published) => Promise<number>;
}

interface Subscriber {
  readonly callback: string;
  readonly secret: string;
  readonly leaseSeconds: number;
}

interface Published {
  /** @default 'sha256' */
  readonly method?: string;
  /** Replaces the signature. */
  readonly signature?: string | undefined;
  readonly body?: string;
}

export const HUB = 'https://hub.example/';

/** @param reach Where a callback is in the test. */
export async function fakeHub(
  test: Pick<TestContext, 'after'>,
  reach: (callback: string, init: RequestInit) => Promise<Response>,
): Promise<FakeHub> {
  const asked: URLSearchParams[] = [];
  const subscribers = new Map<string, Subscriber>();
  const verifying = new Set<Promise<void>>();
  const hub = { status: 202, leaseSeconds: 864_000 };

  async function verify(form: URLSearchParams): Promise<void> {
    const [topic = '', callback = '', secret = '', mode = ''] = ['topic', 'callback', 'secret', 'mode'].map(
      (name) => form.get(`hub.${name}`) ?? '',
    );
    const challenge = randomUUID();
    const leaseSeconds = Math.min(Number(form.get('hub.lease_seconds')), hub.leaseSeconds);
    const query = new URLSearchParams({
      'hub.mode': mode,
      'hub.topic': topic,
      'hub.challenge': challenge,
      'hub.lease_seconds': `${leaseSeconds}`,
    });
    const response = await reach(`${callback}?${query}`, {});
    if (response.ok && (await response.text()) === challenge)
      subscribers.set(topic, { callback, secret, leaseSeconds });
  }

  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const form = new URLSearchParams(text);
      asked.push(form);
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
      const isRight = request.method === 'POST' && isForm && (form.get('hub.secret') ?? '').length < 200;
      response.writeHead(isRight ? hub.status : 400).end();
      if (!isRight || hub.status !== 202) return;
      const done = verify(form).finally(() => verifying.delete(done));
      verifying.add(done);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return Object.assign(hub, {
    asked,
    subscribers,
    fetch: (address: string, init: RequestInit) => fetch(address.replace(HUB, url), init),
    async settled() {
      while (verifying.size > 0) await Promise.all(verifying);
    },
    async publish(topic: string, { method = 'sha256', body = '<feed/>', ...given }: Published = {}) {
      const { callback, secret } = subscribers.get(topic)!;
      const own = `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
      const signature = 'signature' in given ? given.signature : own;
      const { status } = await reach(callback, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/atom+xml',
          link: `<${HUB}>; rel="hub", <${topic}>; rel="self"`,
          ...(signature === undefined ? {} : { 'x-hub-signature': signature }),
        },
      });
      if (status === 410) subscribers.delete(topic);
      return status;
    },
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
