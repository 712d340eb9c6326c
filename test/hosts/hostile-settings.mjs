const LONG = 'x'.repeat(100_000);
const ADDRESSES = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'https://user:password@elsewhere.example',
  'https://[',
  '\\\\elsewhere.example',
  '../../..',
  '\0',
  LONG,
];
const WORDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<b>',
  '',
  ' ',
  LONG,
  '../../magpie',
  'ar,de',
  '-1',
  'NaN',
  '1e999',
];

/** What may be written into `data-*`, meta tags and `configure` without meaning what it should: pairs of a name and a value. */
export const HOSTILE_SETTINGS = [
  ...ADDRESSES.flatMap((address) => [
    ['bluesky', address],
    ['gateway', address],
  ]),
  ...WORDS.flatMap((word) => [
    ['locale', word],
    ['freshSeconds', word],
    [word.trim() ? word.slice(0, 40) : 'word', word],
  ]),
  ['__proto__', '{"polluted":true}'],
  ['constructor', 'prototype'],
  ['fetch', 'alert'],
  ['follow-page', 'https://elsewhere.example/'],
  ['bluesky-client', 'https://elsewhere.example/client.json'],
];

/** The same, of objects as `JSON.parse` and careless pages make them. */
export const HOSTILE_CONFIGS = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"locale":{"__proto__":{"polluted":true}}}',
  '{"locale":["en"]}',
  '{"locale":7}',
  '{"locale":null}',
  '{"locale":{"toString":null}}',
  '{"freshSeconds":{}}',
  '{"freshSeconds":[]}',
  '{"staleSeconds":"soon"}',
  '{"staleSeconds":-1}',
  '{"gateway":{}}',
  '{"gateway":null}',
  '{"gateway":["https://elsewhere.example"]}',
  '{"bluesky":false}',
  '{"bluesky":null}',
  '{"mastodon":{}}',
  '{"consent":{}}',
  '{"consent":"never"}',
  '{"fetch":null}',
  '{"blueskyClient":{}}',
  '{"followPage":{}}',
  '{"toString":1,"valueOf":1}',
  '{"length":1e9}',
  '[]',
  '7',
  '"text"',
  'null',
  'true',
];
