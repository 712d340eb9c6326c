import { registerNetwork } from 'magpie-widgets';
import 'magpie-widgets/account-card';
import 'magpie-widgets/follow-button';
import { bluesky } from 'magpie-widgets/networks/bluesky';
import 'magpie-widgets/post-feed';

registerNetwork(bluesky);

const button = document.createElement('magpie-follow-button');
Object.assign(button, { account: 'bluesky:alice.test', count: true, size: 'large' } satisfies Partial<typeof button>);

const card = document.createElement('magpie-account-card');
card.account = 'bluesky:alice.test';

const feed = document.createElement('magpie-post-feed');
feed.account = 'bluesky:alice.test';
feed.limit = 4;

const news = document.createElement('output');
button.addEventListener('magpie-follow', (event) => {
  event.preventDefault();
  news.textContent = `You chose ${event.account.id}.`;
});

const toggle = document.createElement('button');
toggle.textContent = 'Grid';
toggle.addEventListener('click', () => {
  feed.layout = feed.layout === 'grid' ? 'list' : 'grid';
  feed.noReplies = !feed.noReplies;
});

document.querySelector('#app')?.append(button, card, feed, toggle, news);
