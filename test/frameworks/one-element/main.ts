import { type PostFeed } from 'magpie-widgets/post-feed';

const feed: PostFeed = document.createElement('magpie-post-feed');
feed.layout = 'grid';
feed.addEventListener('magpie-post', (event) => console.log(event.post.url));
feed.addEventListener('magpie-load', (event) => console.log(event.account.id));
feed.addEventListener('magpie-error', (event) => console.log(event.error.code));
