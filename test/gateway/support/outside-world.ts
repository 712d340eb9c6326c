import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Outside } from '../../../src/gateway/pictures/outside.js';

/** An internet of the tests' own: names that lead where a test says, and one server behind all addresses. */
export interface OutsideWorld extends Outside {
  /** Every address that a connection was opened to, in order. */
  readonly connected: { readonly address: string; readonly servername: string | undefined; readonly port: string }[];
  /** Every name that was resolved, in order. */
  readonly resolved: string[];
  /** What the server was asked. */
  readonly requests: IncomingMessage[];
}

/** An address of the public internet. */
export const PUBLIC = '93.184.215.14';

/**
 * @param answer Of the server.
 * @param names What names lead to; each time a name is asked for, the next of its answers is given, the last one for ever.
 * A name that is not there leads to `PUBLIC`.
 */
export async function outsideWorld(
  test: Pick<TestContext, 'after'>,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  names: Readonly<Record<string, readonly (readonly string[])[]>> = {},
): Promise<OutsideWorld> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const connected: OutsideWorld['connected'] = [];
  const resolved: string[] = [];
  return {
    connected,
    resolved,
    requests,
    resolve: async (name) => {
      const before = resolved.filter((other) => other === name).length;
      resolved.push(name);
      const answers = names[name] ?? [[PUBLIC]];
      return answers[before] ?? answers.at(-1)!;
    },
    connect: (options, callback) => {
      connected.push({ address: options.hostname, servername: options.servername, port: options.port });
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => callback(null, socket)).once('error', (error) => callback(error, null));
    },
  };
}
