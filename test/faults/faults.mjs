import { brotliCompressSync, constants, deflateRawSync, gzipSync } from 'node:zlib';

/**
 * Everything that a server, or what stands before it, may do in place of an honest answer.
 * `play` gets the response, the body of the honest answer and the socket; `abort` is what the browser is told in place of a
 * request, and `waitMs` how long before. What a widget may end in:
 * `problem`: a sentence and a way to try again; `gone`: a sentence, and what was kept is dropped; `shown`: the answer, for it
 * is one; `any`: one of them, as much of the answer as is sound.
 */
const CORS = { 'access-control-allow-origin': '*' };
const JSON_TYPE = { ...CORS, 'content-type': 'application/json' };
const MIB = 1024 * 1024;

const fault = (name, ends, play) => ({ name, ends, play });
/** Bytes in place of an HTTP answer. */
const raw = (name, ends, text, more = (socket) => socket.end()) =>
  fault(name, ends, ({ socket }) => {
    socket.write(text);
    more(socket);
  });
/** A body in place of the honest one. */
const body = (name, ends, make, headers = {}) =>
  fault(name, ends, ({ response, honest }) => response.writeHead(200, { ...JSON_TYPE, ...headers }).end(make(honest)));
const status = (code, ends, headers = {}, name = '') =>
  fault(`status ${code}${name && `, ${name}`}`, ends, ({ response }) =>
    response
      .writeHead(code, { ...JSON_TYPE, ...headers })
      .end(code < 200 || [204, 205, 304].includes(code) ? '' : '{"error":"refused"}'),
  );
/** The honest answer with other headers. */
const headed = (name, ends, headers) => body(name, ends, (honest) => honest, headers);
/** The honest answer, changed as JSON. */
const changed = (name, ends, change) => body(name, ends, (honest) => JSON.stringify(change(JSON.parse(honest))));
const redirect = (name, ends, location, code = 302) =>
  fault(name, ends, ({ response, url }) =>
    response.writeHead(code, { ...CORS, ...(location(url) !== undefined && { location: location(url) }) }).end(),
  );
const abort = (code, waitMs = 0) => ({
  name: `the browser says: ${code}${waitMs ? ' after a while' : ''}`,
  ends: 'problem',
  abort: code,
  waitMs,
});

/** What a hotel's network answers to everything. */
const LOGIN =
  '<!doctype html><html><head><title>Welcome</title></head><body><form><input name="room"></form></body></html>';
const nested = (depth, open, close, inner = '') => open.repeat(depth) + inner + close.repeat(depth);
/** Made when it is first asked for, and once: that takes longer than anything that a browser does with it. */
const once = (make) => {
  let made;
  return () => (made ??= make());
};
const inDays = (days) => new Date(Date.now() + days * 86_400_000);
const asctime = (date) => {
  const [weekday, day, month, year, time] = date.toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
};
/** Every value of an object or a list, however deep. */
const mapLeaves = (value, change) => {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, change)]));
  return change(value);
};
/** So many bytes, and then the rest or nothing. */
const half = (text) => Buffer.from(text).subarray(0, Math.floor(text.length / 2));

function endless(response, chunk) {
  const push = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', push);
  push();
}

function drip(socket, text, everyMs) {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at >= text.length) clearInterval(timer);
    else socket.write(text[at++]);
  }, everyMs);
}

const connection = [
  { name: 'reset at connect', ends: 'problem', connect: (socket) => socket.resetAndDestroy() },
  { name: 'closed at connect', ends: 'problem', connect: (socket) => socket.end() },
  fault('accepted, and then silence', 'problem', () => {}),
  fault('reset in place of headers', 'problem', ({ socket }) => socket.resetAndDestroy()),
  fault('closed in place of headers', 'problem', ({ socket }) => socket.end()),
  raw('a status line, and then silence', 'problem', 'HTTP/1.1 200 OK\r\n', () => {}),
  raw('a status line, and then closed', 'problem', 'HTTP/1.1 200 OK\r\n'),
  fault('headers in drips', 'problem', ({ socket }) =>
    drip(socket, `HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\n${'x-drip: 1\r\n'.repeat(50)}`, 200),
  ),
  raw('headers of 600 kB', 'problem', `HTTP/1.1 200 OK\r\nx-long: ${'a'.repeat(600_000)}\r\n\r\n{}`),
  raw(
    'ten thousand headers',
    'problem',
    `HTTP/1.1 200 OK\r\n${Array.from({ length: 10_000 }, (_, n) => `x-${n}: ${n}`).join('\r\n')}\r\n\r\n{}`,
  ),
  raw(
    'a header with NUL',
    'problem',
    'HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\nx: a\0b\r\ncontent-length: 2\r\n\r\n{}',
  ),
  raw(
    'two lengths',
    'problem',
    'HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: 2\r\ncontent-length: 4\r\n\r\n{}',
  ),
  raw(
    'a length below zero',
    'problem',
    'HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: -2\r\n\r\n{}',
  ),
  raw('a status that is none', 'problem', 'HTTP/1.1 abc OK\r\naccess-control-allow-origin: *\r\n\r\n{}'),
  raw('bytes of TLS', 'problem', Buffer.from('15030100020228', 'hex')),
  raw('a greeting of SSH', 'problem', 'SSH-2.0-OpenSSH_9.9\r\n'),
  raw('a frame of HTTP/2', 'problem', Buffer.from('000000040000000000', 'hex')),
  raw('bytes by chance', 'problem', Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 7919) % 251))),
  raw('100 Continue for ever', 'problem', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50), () => {}),
  raw('103 Early Hints, and then reset', 'problem', 'HTTP/1.1 103 Early Hints\r\n\r\n', (socket) =>
    setTimeout(() => socket.resetAndDestroy(), 50),
  ),
  raw(
    '101 Switching Protocols',
    'problem',
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  ),
  ...[
    'connectionrefused',
    'namenotresolved',
    'addressunreachable',
    'connectionaborted',
    'timedout',
    'accessdenied',
    'blockedbyclient',
    'internetdisconnected',
  ].map((code) => abort(code)),
  abort('namenotresolved', 12_000),
  { name: 'a name that is found after three seconds', ends: 'shown', waitMs: 3_000 },
];

const whole = (text, headers = '') =>
  `HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-type: application/json\r\n${headers}\r\n${text}`;

const bodies = [
  fault('headers, and then silence', 'problem', ({ response }) => response.writeHead(200, JSON_TYPE).flushHeaders()),
  fault('reset in the middle of the body', 'problem', ({ response, socket, honest }) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': honest.length }).write(half(honest));
    setTimeout(() => socket.resetAndDestroy(), 50);
  }),
  fault('closed in the middle of the body', 'problem', ({ socket, honest }) =>
    socket.end(whole(half(honest), `content-length: ${Buffer.byteLength(honest)}\r\n`)),
  ),
  fault('silence in the middle of the body', 'problem', ({ response, honest }) =>
    response.writeHead(200, JSON_TYPE).write(half(honest)),
  ),
  fault('a length that is too long', 'problem', ({ socket, honest }) =>
    socket.end(whole(honest, `content-length: ${Buffer.byteLength(honest) + 100}\r\n`)),
  ),
  fault('a length that is too short', 'problem', ({ socket, honest }) =>
    socket.end(whole(honest, `content-length: ${Math.floor(honest.length / 2)}\r\nconnection: close\r\n`)),
  ),
  fault('no length, and closed too soon', 'problem', ({ socket, honest }) =>
    socket.end(whole(half(honest), 'connection: close\r\n')),
  ),
  fault('no length, and whole', 'shown', ({ socket, honest }) => socket.end(whole(honest, 'connection: close\r\n'))),
  fault('a byte every half second', 'problem', ({ socket, honest }) => {
    socket.write(whole('', `content-length: ${Buffer.byteLength(honest)}\r\n`));
    drip(socket, honest, 500);
  }),
  fault('pieces without an end', 'problem', ({ socket }) =>
    socket.write(whole('2\r\n{}\r\n', 'transfer-encoding: chunked\r\n')),
  ),
  fault('pieces that are closed too soon', 'problem', ({ socket }) =>
    socket.end(whole('2\r\n{}\r\n', 'transfer-encoding: chunked\r\n')),
  ),
  fault('a piece whose size is none', 'problem', ({ socket }) =>
    socket.end(whole('zz\r\n{}\r\n0\r\n\r\n', 'transfer-encoding: chunked\r\n')),
  ),
  fault('a piece that says it is larger than any', 'problem', ({ socket }) =>
    socket.end(whole('ffffffffffffffff\r\n{}\r\n', 'transfer-encoding: chunked\r\n')),
  ),
  fault('reset between pieces', 'problem', ({ socket }) => {
    socket.write(whole('1\r\n{\r\n', 'transfer-encoding: chunked\r\n'));
    setTimeout(() => socket.resetAndDestroy(), 50);
  }),
  fault('a body without end', 'problem', ({ response }) => {
    response.writeHead(200, JSON_TYPE);
    endless(response, Buffer.alloc(65_536, 32));
  }),
];

const kindsOfText = [
  headed('data called a page', 'shown', { 'content-type': 'text/html' }),
  headed('data called plain text', 'shown', { 'content-type': 'text/plain' }),
  headed('data called bytes, not to be sniffed', 'shown', {
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  }),
  headed('data called nonsense', 'shown', { 'content-type': ';;;' }),
  body('a page to sign in to the network', 'problem', () => LOGIN, { 'content-type': 'text/html' }),
  body('such a page called data', 'problem', () => LOGIN),
  body('XML in place of data', 'problem', () => '<?xml version="1.0"?><error>no</error>'),
  body('a script in place of data', 'problem', () => 'window.hacked = true; throw 1', {
    'content-type': 'text/javascript',
  }),
  body('JSONP', 'problem', (honest) => `callback(${honest})`),
  body('data behind a guard', 'problem', (honest) => `)]}',\n${honest}`),
  body('data twice', 'problem', (honest) => `${honest}\n${honest}`),
  body('data with a comment', 'problem', (honest) => `/* hello */${honest}`),
  body('data with a comma too many', 'problem', (honest) => honest.replace(/}\s*$/, ',}').replace(/]\s*$/, ',]')),
  body('NaN', 'problem', () => 'NaN'),
  body('a picture', 'problem', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), {
    'content-type': 'image/png',
  }),
  body('nothing', 'problem', () => ''),
  body('white space', 'problem', () => ' \n\t '.repeat(100)),
  ...['null', 'true', '42', '"text"', '[]', '{}', '[[[]]]'].map((text) => body(`only ${text}`, 'any', () => text)),
  body('bytes that are no UTF-8', 'any', () =>
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]), Buffer.from('"}')]),
  ),
  body('UTF-16', 'problem', (honest) => Buffer.from(honest, 'utf16le')),
  body('a byte order mark', 'shown', (honest) => `\ufeff${honest}`),
  body('NUL before it', 'problem', (honest) => `\0\0${honest}`),
  changed('halves of characters', 'any', (value) =>
    mapLeaves(value, (leaf) => (typeof leaf === 'string' && !/[:/@.]/.test(leaf) ? '\ud800' : leaf)),
  ),
];

const sizes = [
  body('2 MB of white space before it', 'problem', (honest) => ' '.repeat(2 * MIB) + honest),
  changed('one text of 5 MB', 'any', (value) => ({ ...value, extra: 'a'.repeat(5 * MIB) })),
  body('a hundred thousand lists in each other', 'problem', () => nested(100_000, '[', ']')),
  body('a hundred thousand objects in each other', 'problem', () => nested(100_000, '{"a":', '}', '1')),
  body('a hundred thousand lists that are never closed', 'problem', () => '['.repeat(100_000)),
  body('depth where nobody looks', 'any', (honest) =>
    honest.replace(/}\s*$/, `,"extra":${nested(100_000, '[', ']')}}`),
  ),
  changed('depth in the text', 'any', (value) =>
    mapLeaves(value, (leaf) => (typeof leaf === 'string' && leaf.includes('<p>') ? '<p>'.repeat(20_000) : leaf)),
  ),
  body('fifty thousand keys', 'any', (honest) =>
    honest.replace('{', `{${Array.from({ length: 50_000 }, (_, n) => `"k${n}":1,`).join('')}`),
  ),
  body(
    'a bomb in gzip',
    'problem',
    once(() => gzipSync(Buffer.alloc(100 * MIB, 32))),
    { 'content-encoding': 'gzip' },
  ),
  body(
    'a bomb in brotli',
    'problem',
    once(() => brotliCompressSync(Buffer.alloc(100 * MIB, 32), { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })),
    { 'content-encoding': 'br' },
  ),
  body('gzip within gzip', 'problem', (honest) => gzipSync(gzipSync(honest)), { 'content-encoding': 'gzip' }),
  body('called gzip, and is not', 'problem', (honest) => honest, { 'content-encoding': 'gzip' }),
  body('called brotli, and is gzip', 'problem', (honest) => gzipSync(honest), { 'content-encoding': 'br' }),
  body('called a packing that nobody knows', 'any', (honest) => honest, { 'content-encoding': 'magic' }),
  body('deflate without its head', 'shown', (honest) => deflateRawSync(honest), { 'content-encoding': 'deflate' }),
  body('gzip that is cut', 'problem', (honest) => half(gzipSync(honest).toString('latin1')), {
    'content-encoding': 'gzip',
  }),
];

const ways = [
  redirect('sent on in a circle', 'problem', (url) => url),
  redirect('sent on without end', 'problem', (url) => `${url}${url.includes('?') ? '&' : '?'}again=1`),
  redirect('sent on to nowhere', 'problem', () => undefined),
  redirect('sent on to nothing', 'problem', () => ''),
  redirect('sent on to a file', 'problem', () => 'file:///etc/passwd'),
  redirect('sent on to data', 'problem', () => 'data:application/json,{}'),
  redirect('sent on to a script', 'problem', () => 'javascript:alert(1)'),
  redirect('sent on to a port that browsers refuse', 'problem', () => 'http://localhost:25/'),
  redirect('sent on to where nobody listens', 'problem', () => 'http://127.0.0.1:9/'),
  redirect('sent on for good to a name that does not exist', 'problem', () => 'http://nobody.invalid/', 308),
];

const statuses = [
  ...[204, 205, 304].map((code) => status(code, 'problem')),
  status(206, 'any', { 'content-range': 'bytes 0-18/1000' }),
  ...[300, 305, 402, 405, 406, 407, 408, 409, 411, 412, 413, 414, 415, 417, 418, 423, 424, 425, 426, 428, 431, 451].map(
    (code) => status(code, 'problem'),
  ),
  ...[400, 401, 403, 404, 410, 422].map((code) => status(code, 'gone')),
  ...[500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 530, 599].map((code) => status(code, 'problem')),
  raw('status 999', 'problem', 'HTTP/1.1 999 No\r\naccess-control-allow-origin: *\r\ncontent-length: 2\r\n\r\n{}'),
  ...[
    ['without a word', {}],
    ['in seconds', { 'retry-after': '7' }],
    ['as a date', { 'retry-after': inDays(0.01).toUTCString() }],
    ['as C prints it', { 'retry-after': asctime(inDays(0.01)) }],
    ['in the past', { 'retry-after': inDays(-1).toUTCString() }],
    ['in the year 9999', { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }],
    ['below zero', { 'retry-after': '-5' }],
    ['a number of 300 digits', { 'retry-after': '9'.repeat(300) }],
    ['nonsense', { 'retry-after': 'soon' }],
  ].map(([name, headers]) =>
    status(429, 'problem', { 'access-control-expose-headers': 'retry-after', ...headers }, name),
  ),
  status(503, 'problem', { 'access-control-expose-headers': 'retry-after', 'retry-after': '3' }, 'with a pause'),
  status(503, 'problem', { 'content-type': 'application/problem+json' }, 'explained'),
];

const lies = [
  headed('an ETag that is another answer’s', 'shown', { etag: '"same"', 'cache-control': 'no-cache' }),
  headed('the year 1970', 'shown', {
    date: 'Thu, 01 Jan 1970 00:00:00 GMT',
    'last-modified': 'Fri, 31 Dec 9999 23:59:59 GMT',
  }),
  headed('the year 9999', 'shown', { date: 'Fri, 31 Dec 9999 23:59:59 GMT', expires: '0', age: '-1' }),
  // Who needs a second answer waits for it.
  headed('nothing remains', 'any', {
    'access-control-expose-headers': '*',
    'ratelimit-remaining': '0',
    'ratelimit-reset': '5',
  }),
  headed('cookies', 'shown', { 'set-cookie': 'a=b; SameSite=None' }),
  headed('a reload by header', 'shown', { refresh: '0; url=http://localhost:9/' }),
  headed('clear everything', 'shown', { 'clear-site-data': '"*"' }),
  fault('no leave to read (CORS)', 'problem', ({ response, honest }) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(honest),
  ),
  headed('leave for another page', 'problem', { 'access-control-allow-origin': 'https://other.example' }),
  headed('leave for two', 'problem', { 'access-control-allow-origin': '*, *' }),
  headed('leave for nobody', 'problem', { 'access-control-allow-origin': 'null' }),
];

const meanings = [
  changed('an error in words, called well', 'any', () => ({ error: 'InternalServerError', message: 'no' })),
  changed('every value null', 'any', (value) => mapLeaves(value, () => null)),
  changed('every value a number', 'any', (value) => mapLeaves(value, () => 7)),
  changed('every value a text', 'any', (value) => mapLeaves(value, () => 'x')),
  changed('every value a list', 'any', (value) => mapLeaves(value, () => [])),
  changed('every value an object', 'any', (value) => mapLeaves(value, () => ({}))),
  changed('every list empty', 'any', (value) =>
    JSON.parse(JSON.stringify(value), (_, item) => (Array.isArray(item) ? [] : item)),
  ),
  changed('every list a single null', 'any', (value) =>
    JSON.parse(JSON.stringify(value), (_, item) => (Array.isArray(item) ? [null] : item)),
  ),
  changed('every list an object', 'any', (value) =>
    JSON.parse(JSON.stringify(value), (_, item) => (Array.isArray(item) ? { ...item } : item)),
  ),
  changed('counts below zero and beyond all', 'any', (value) =>
    mapLeaves(value, (leaf) => (typeof leaf === 'number' ? -1e308 : leaf)),
  ),
  body('numbers that JSON has no room for', 'any', (honest) => honest.replace(/:\s*\d+/g, ':1e400')),
  changed('dates that are none', 'any', (value) =>
    mapLeaves(value, (leaf) => (/^\d{4}-\d\d-\d\dT/.test(leaf) ? '2026-99-99T99:99:99Z' : leaf)),
  ),
  changed('dates in the year 275760', 'any', (value) =>
    mapLeaves(value, (leaf) => (/^\d{4}-\d\d-\d\dT/.test(leaf) ? '+275760-09-13T00:00:00.000Z' : leaf)),
  ),
  changed('addresses that are scripts', 'any', (value) =>
    mapLeaves(value, (leaf) => (/^https?:/.test(leaf) ? 'javascript:hacked=1' : leaf)),
  ),
  body('every key twice', 'any', (honest) => honest.replace(/"(\w+)":/g, '"$1":null,"$1":')),
  body('keys that are prototypes', 'any', (honest) =>
    honest.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'),
  ),
  changed('somebody else', 'any', (value) =>
    mapLeaves(value, (leaf) =>
      typeof leaf === 'string' && /alice|river/i.test(leaf) ? leaf.replace(/alice|river/gi, 'mallory') : leaf,
    ),
  ),
  changed('pages without end', 'any', (value) =>
    Array.isArray(value) ? value : { ...value, cursor: 'again', next_url: 'http://localhost/again' },
  ),
];

export const faults = [...connection, ...bodies, ...kindsOfText, ...sizes, ...ways, ...statuses, ...lies, ...meanings];
