import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { outsideUrl } from '../../../src/gateway/pictures/outside-url.js';
import { SafeFetchError } from '../../../src/gateway/pictures/safe-fetch-error.js';
import { isPublicAddress } from '../../../src/gateway/pictures/special-addresses.js';
import { wireUrl } from '../../../src/gateway/posts/wire-url.js';
import { returnPath } from '../../../src/gateway/viewers/return-to.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const PUBLIC_URL = 'https://follow.river.example';

/** Where the gateway sends a visitor back to, and where it asks itself. */
export const target: Target = {
  starts: () => [
    '/me?a=b',
    '//evil.example',
    '/.//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'https://1.1.1.1/',
    'https://[::ffff:7f00:1]/',
    'https://2130706433/',
    'https://a.example/\u3002',
  ],
  fuzz(input) {
    const text = textOf(input);
    const path = returnPath(text, PUBLIC_URL);
    assert.equal(new URL(path, PUBLIC_URL).origin, PUBLIC_URL);
    assert.equal(new URL(PUBLIC_URL + path).href, PUBLIC_URL + path);
    assert.equal(returnPath(path, PUBLIC_URL), path);
    const wire = wireUrl(text);
    if (wire !== undefined) assert.equal(wireUrl(wire), wire);
    try {
      const { protocol, port, username, password, hostname } = outsideUrl(text);
      assert.deepEqual([protocol, port, username, password], ['https:', '', '', '']);
      const literal = hostname.replace(/^\[(.*)\]$/, '$1');
      assert.ok(isIP(literal) === 0 || isPublicAddress(literal), hostname);
    } catch (error) {
      if (!(error instanceof SafeFetchError)) throw error;
    }
  },
  large: (repeated) => `/${repeated}`,
};
