import 'magpie-widgets/follow-button';
import 'magpie-widgets/post-feed';

const button = document.createElement('magpie-follow-button');
const feed = document.createElement('magpie-post-feed');
button.size = 'huge';
button.addEventListener('magpie-follow', (event) => event.huge);
feed.limit = 'huge';
feed.noReplies = 'huge';
document.querySelector('magpie-post-feed')?.huge;
