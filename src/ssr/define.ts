import { registerNetwork } from '../core/network.js';
import { AccountCard } from '../elements/account-card/account-card.js';
import { FollowButton } from '../elements/follow-button/follow-button.js';
import { PostFeed } from '../elements/post-feed/post-feed.js';
import { builtInNetworks } from '../networks/index.js';
import type { WidgetTag } from './wish.js';
import { world } from './world.js';

const elements = {
  'magpie-follow-button': FollowButton,
  'magpie-account-card': AccountCard,
  'magpie-post-feed': PostFeed,
} as const satisfies Record<WidgetTag, unknown>;

// Lit has put its registry there.
for (const [tag, element] of Object.entries(elements)) world.customElements!.define(tag, element);
for (const network of builtInNetworks) registerNetwork(network);

export function isWidgetTag(tag: string): tag is WidgetTag {
  return Object.hasOwn(elements, tag);
}
