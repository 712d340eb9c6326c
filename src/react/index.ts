// Made from the manifest by `npm run manifest`.
/** The elements as React components. Importing one defines its element; networks are registered by the page. */
export { AccountCard, type AccountCardProps } from './account-card.js';
export { FollowButton, type FollowButtonProps } from './follow-button.js';
export { PostFeed, type PostFeedProps } from './post-feed.js';
