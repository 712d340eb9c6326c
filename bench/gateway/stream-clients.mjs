import { connect } from 'node:net';
import { answerParent } from './child.mjs';

// Pages that wait for their tickets, in a process of its own: bare sockets, so that ten thousand of them fit.
const { url, secret } = JSON.parse(process.argv[2]);
const { hostname, port } = new URL(url);
/** Of one address the gateway takes a hundred streams. */
const PER_ADDRESS = 100;
const AT_ONCE = 50;

const sockets = new Map();
let opened = 0;

function open(id, n) {
  const seat = Math.floor(n / PER_ADDRESS);
  const localAddress = `127.0.${1 + Math.floor(seat / 250)}.${1 + (seat % 250)}`;
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port, localAddress });
    const stream = { socket, onChange: undefined };
    socket.setNoDelay(true).once('error', reject);
    socket.once('connect', () => {
      socket.write(
        `GET /v1/follows/${id} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${secret}\r\nAccept: text/event-stream\r\nOrigin: https://river.example\r\n\r\n`,
      );
    });
    let head = '';
    socket.on('data', (data) => {
      if (head !== undefined) {
        head += data.toString();
        if (!head.startsWith('HTTP/1.1 200')) reject(new Error(head.slice(0, 200)));
        if (!head.includes('event: state')) return;
        head = undefined;
        opened += 1;
        resolve();
      } else if (data.includes('event: state')) stream.onChange?.(performance.timeOrigin + performance.now());
    });
    sockets.set(id, stream);
  });
}

answerParent({}, async ({ what, ids, id, first }) => {
  if (what === 'open') {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      await Promise.all(ids.slice(at, at + AT_ONCE).map((one, n) => open(one, first + at + n)));
    }
    return { opened };
  }
  if (what === 'arm') {
    sockets.get(id).changed = new Promise((resolve) => (sockets.get(id).onChange = resolve));
    return {};
  }
  if (what === 'changed') return { at: await sockets.get(id).changed };
  for (const { socket } of sockets.values()) socket.destroy();
  return {};
});
