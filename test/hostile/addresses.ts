/** Addresses that lead elsewhere than they seem to, or nowhere that a link may lead. */
const standard = (await (
  await fetch(new URL('../elements/fixtures/urltestdata.json', import.meta.url))
).json()) as readonly (string | { readonly input: string })[];

const SCHEMES =
  'javascript vbscript data blob filesystem file ftp http ws wss about view-source chrome intent jar mailto tel magnet steam ms-msdt x';

const HOSTS = [
  'user@good.example',
  'user:secret@good.example',
  'good.example@evil.example',
  'good.example%40evil.example',
  'good.example\\@evil.example',
  'good.example#@evil.example',
  'evil.example:443@good.example',
  'good.example:8443',
  'good.example:0',
  'good.example.',
  'g\u043e\u043ed.example',
  '\u0440\u0430\u0443\u0440\u0430l.example',
  'good\u3002example',
  'good\u200b.example',
  'go\u00adod.example',
  'g\u202eood.example',
  '\uff27ood.example',
  'xn--80ak6aa92e.example',
  'good.example\u2215evil.example',
  '127.0.0.1',
  '0x7f.1',
  '[::1]',
  'localhost',
  '%67ood.example',
  'good..example',
  '-good.example',
];

const PATHS = [
  '',
  '/',
  '\\',
  '//',
  '/%00',
  '/..;/',
  '/?a="><script>alert(1)</script>',
  '/#javascript:alert(1)',
  '/\u202egpj.exe',
];

const AROUND: readonly ((url: string) => string)[] = [
  (url) => url,
  (url) => ` \t\n${url}`,
  (url) => url.replace(':', '\t:'),
  (url) => url.replace(':', '\n:'),
  (url) => url.replace('://', ':'),
  (url) => url.replace('://', ':/'),
  (url) => url.replace('://', ':///'),
  (url) => url.replace('://', ':\\\\'),
  (url) => `\u0001${url}`,
  (url) => url.toUpperCase(),
  (url) => url.replace(':', '&colon;'),
  (url) => url.replace(':', '%3a'),
  (url) => `//${url}`,
  (url) => `${url}\0`,
];

/** Each of them once. */
export const hostileAddresses: readonly string[] = [
  ...new Set([
    ...SCHEMES.split(' ').flatMap((scheme) => AROUND.map((around) => around(`${scheme}://good.example/%0aalert(1)`))),
    ...HOSTS.flatMap((host) => PATHS.map((path) => `https://${host}${path}`)),
    ...HOSTS.map((host) => `http://${host}/`),
    ...AROUND.map((around) => around('https://user@good.example/')),
    'javascript:alert(1)//https://good.example/',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload="alert(1)"/>',
    'blob:https://good.example/1',
    'https:///x',
    'https://',
    'https://[',
    ...standard.flatMap((one) => (typeof one === 'string' ? [] : [one.input])),
  ]),
];
