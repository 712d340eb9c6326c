import { createServer } from 'node:http';
import { honestAnswer } from './answers.mjs';

const HONEST = { 'access-control-allow-origin': '*', 'content-type': 'application/json', 'cache-control': 'no-store' };

/**
 * A server of one network that answers honestly until it is told to play a fault.
 * @param {string} kind One of `kinds`.
 */
export async function startFaultServer(kind) {
  let fault;
  let asked = 0;
  let most = 0;
  const open = new Set();
  const server = createServer({ keepAlive: false }, (request, response) => {
    asked++;
    const { socket } = request;
    const url = `http://localhost:${server.address().port}${request.url}`;
    const value = honestAnswer(kind, request.url);
    response.on('error', () => {});
    if (fault?.play) {
      // Caches in between would play it to others.
      response.setHeader('cache-control', 'no-store');
      fault.play({ response, socket, url, honest: JSON.stringify(value ?? {}) });
    } else if (value === undefined) {
      response.writeHead(404, HONEST).end('{}');
    } else {
      response.writeHead(200, HONEST).end(JSON.stringify(value));
    }
  });
  server.on('connection', (socket) => {
    open.add(socket);
    most = Math.max(most, open.size);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    fault?.connect?.(socket);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://localhost:${server.address().port}`,
    /** From now on; `undefined` is honest again. Connections from before are closed. */
    play(next) {
      fault = next;
      for (const socket of open) socket.destroy();
    },
    /** Requests so far. */
    asked: () => asked,
    /** Connections that were open at the same time, at most. */
    most: () => most,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
