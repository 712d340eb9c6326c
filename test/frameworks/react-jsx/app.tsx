import 'magpie-widgets/all';
import type {} from 'magpie-widgets/jsx';
import { useState } from 'react';

export function App() {
  const [grid, setGrid] = useState(false);
  const [news, setNews] = useState('');
  return (
    <>
      <magpie-follow-button
        account="bluesky:alice.test"
        count
        size="large"
        onmagpie-follow={(event) => {
          event.preventDefault();
          setNews(`You chose ${event.account.id}.`);
        }}
      >
        <a href="https://bsky.app/profile/alice.test">Follow Alice on Bluesky</a>
      </magpie-follow-button>
      <magpie-account-card account="bluesky:alice.test" style={{ '--magpie-accent': 'rebeccapurple' }}>
        <a href="https://bsky.app/profile/alice.test">Alice on Bluesky</a>
      </magpie-account-card>
      <magpie-post-feed account="bluesky:alice.test" limit={4} layout={grid ? 'grid' : 'list'} no-replies={grid}>
        <a href="https://bsky.app/profile/alice.test">Alice’s posts</a>
      </magpie-post-feed>
      <button onClick={() => setGrid(!grid)}>Grid</button>
      <output>{news}</output>
    </>
  );
}
