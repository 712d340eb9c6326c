import { registerNetwork } from 'magpie-widgets';
import { bluesky } from 'magpie-widgets/networks/bluesky';
import { FollowButton } from 'magpie-widgets/react';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

registerNetwork(bluesky);

const link = createElement('a', { href: 'https://bsky.app/profile/alice.test' }, 'Follow Alice on Bluesky');
console.log(renderToString(createElement(FollowButton, { account: 'bluesky:alice.test' }, link)));
