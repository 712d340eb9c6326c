/** The public API. Importing it registers nothing and asks no server for anything. */
export { NetworkError, type NetworkErrorCode } from './core/errors.js';
export type * from './core/following.js';
export type * from './core/model.js';
export {
  parseAddress,
  registerNetwork,
  type FollowWay,
  type Io,
  type Markup,
  type Network,
  type PageSettings,
  type Say,
} from './core/network.js';
export type { Remote } from './core/remote.js';
export { plainText, type RichTag, type RichText, type Segment } from './core/rich-text.js';
export { safeUrl } from './core/url.js';
export { getJson } from './core/http.js';
export { AccountCard } from './elements/account-card/account-card.js';
export { FollowButton } from './elements/follow-button/follow-button.js';
export { PostEvent } from './elements/post-feed/post-event.js';
export { PostFeed } from './elements/post-feed/post-feed.js';
export { FollowEvent, WidgetErrorEvent, WidgetLoadEvent } from './elements/shared/events.js';
export { RelationshipEvent } from './elements/shared/relationship-event.js';
export { configure, type Settings } from './stores/settings.js';
