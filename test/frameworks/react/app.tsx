import { registerNetwork } from 'magpie-widgets';
import { bluesky } from 'magpie-widgets/networks/bluesky';
import { AccountCard, FollowButton, PostFeed } from 'magpie-widgets/react';
import { useState } from 'react';

registerNetwork(bluesky);

export function App() {
  const [grid, setGrid] = useState(false);
  const [news, setNews] = useState('');
  return (
    <>
      <FollowButton
        account="bluesky:alice.test"
        count
        size="large"
        onMagpieFollow={(event) => {
          event.preventDefault();
          setNews(`You chose ${event.account.id}.`);
        }}
      >
        <a href="https://bsky.app/profile/alice.test">Follow Alice on Bluesky</a>
      </FollowButton>
      <AccountCard account="bluesky:alice.test" style={{ '--magpie-accent': 'rebeccapurple' }}>
        <a href="https://bsky.app/profile/alice.test">Alice on Bluesky</a>
      </AccountCard>
      <PostFeed account="bluesky:alice.test" limit={4} layout={grid ? 'grid' : 'list'} noReplies={grid}>
        <a href="https://bsky.app/profile/alice.test">Alice’s posts</a>
      </PostFeed>
      <button onClick={() => setGrid(!grid)}>Grid</button>
      <output>{news}</output>
    </>
  );
}
