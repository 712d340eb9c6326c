import { AccountCard, FollowButton, PostFeed } from 'magpie-widgets/react';

export const Wrong = () => (
  <>
    <FollowButton account="bluesky:alice.test" size="huge" />
    <FollowButton account="bluesky:alice.test" onMagpieFollow={(event) => event.huge} />
    <PostFeed account="bluesky:alice.test" limit="huge" />
    <PostFeed account="bluesky:alice.test" noReplies="huge" />
    <AccountCard account="bluesky:alice.test" onMagpiePost={() => 'huge'} />
    <AccountCard account="bluesky:alice.test" style={{ '--magpie-huge': '1px' }} />
  </>
);
