import assert from 'node:assert/strict';
import { registerNetwork, parseAddress } from '../../../src/core/network.js';
import { safeUrl } from '../../../src/core/url.js';
import { builtInNetworks } from '../../../src/networks/index.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const settings = { gateway: 'https://gateway.example' };
builtInNetworks.forEach(registerNetwork);

/** Addresses, by every adapter. What one is read as leads to https, and its page is read as the same account. */
export const target: Target = {
  starts: () => [
    'bluesky:river.example',
    'https://bsky.app/profile/did:plc:jk22a7oldlbmfltzczzew7ry',
    'mastodon:@river@social.example',
    'https://social.example/@river@other.example/',
    'magpie:river',
    'wechat:gh_river',
    'qq:12345',
    'line:@river',
    'https://line.me/R/ti/p/%40river',
    'feed://river.example/feed.xml#a',
    'link:https://river.example/?a=b',
    'several:bluesky:river.example mastodon:a@b.example line:@river',
    'https://u:p@a.example:8443/\\b',
    'https:///x',
  ],
  fuzz(input) {
    const text = textOf(input);
    const url = safeUrl(text);
    if (url !== undefined) assert.equal(safeUrl(url), url);
    const ref = parseAddress(text);
    for (const network of builtInNetworks) {
      const own = network.parse(text);
      if (!own) continue;
      assert.ok(ref, 'Read by a network and not by all of them');
      assert.equal(typeof network.handle(own), 'string');
      const page = network.profileUrl(own, settings, { querySelector: () => null });
      if (page !== undefined) assert.equal(safeUrl(page), page);
      const again =
        page === undefined || !/^https:\/\/(?:bsky|line|[^/]+\/@)/.test(page) ? undefined : network.parse(page);
      if (again) assert.deepEqual(again, own);
      for (const way of network.ways?.(own, settings, { querySelector: () => null }) ?? [])
        assert.equal(safeUrl(way.url), way.url);
    }
  },
  large: (repeated) => `mastodon:${repeated}`,
};
