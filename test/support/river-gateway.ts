import type { components } from '../../src/core/gateway-api.js';
import { registerNetwork } from '../../src/core/network.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import type { Follow } from '../../src/stores/follows.js';
import { configure } from '../../src/stores/settings.js';
import { FakeGateway } from './fake-gateway.js';
import { ago, pictures } from './samples.js';

type Schemas = components['schemas'];

const URL_OF_GATEWAY = 'https://gateway.example';

const river: Schemas['Account'] = {
  address: 'magpie:river',
  name: 'River Studio 河畔工作室',
  handle: '@river',
  url: `${URL_OF_GATEWAY}/@river`,
  avatarUrl: pictures.avatar,
  bannerUrl: pictures.banner,
  bio: [
    { type: 'text', text: 'Notes from the river. Paper, light and bridges; new work every Friday. ' },
    { type: 'link', text: 'river.example', url: 'https://river.example/' },
  ],
  fields: [
    {
      label: 'Website',
      value: [{ type: 'link', text: 'river.example', url: 'https://river.example/' }],
      verified: true,
    },
  ],
  followers: 48_213,
  following: 0,
  posts: 3,
};

const { name, handle, url, avatarUrl } = river;
const author: Schemas['Author'] = { name, handle, url, avatarUrl: avatarUrl! };

const posts: readonly Schemas['Post'][] = [
  {
    id: 'spring',
    url: `${URL_OF_GATEWAY}/@river/spring`,
    author,
    createdAt: ago(3 * 24 * 60),
    title: 'The spring edition is on the press',
    text: [
      {
        type: 'element',
        tag: 'p',
        children: [
          { type: 'text', text: 'Three papers, ' },
          { type: 'element', tag: 'em', children: [{ type: 'text', text: 'one' }] },
          { type: 'text', text: ' light. ' },
          { type: 'tag', text: '#letterpress', url: `${URL_OF_GATEWAY}/@river?tag=letterpress` },
        ],
      },
    ],
    language: 'en',
    tags: ['letterpress'],
    media: [
      {
        kind: 'image',
        url: pictures.wide,
        previewUrl: pictures.wide,
        alt: 'Fog over the river',
        width: 320,
        height: 180,
      },
    ],
    pinned: true,
  },
  {
    id: 'friday',
    url: `${URL_OF_GATEWAY}/@river/friday`,
    author,
    createdAt: ago(125),
    text: [{ type: 'text', text: '周五晚上河边见，带上你的灯笼。' }],
    language: 'zh',
    tags: [],
    media: [],
    card: {
      url: 'https://lantern.example/friday',
      title: 'Friday on the river: where to stand, what to bring',
      description: 'Lanterns leave from the old bridge at eight.',
      imageUrl: pictures.square,
    },
    pinned: false,
  },
  {
    id: 'light',
    url: `${URL_OF_GATEWAY}/@river/light`,
    author,
    createdAt: ago(26 * 60),
    text: [{ type: 'text', text: 'The stroboscope in the window is running again.' }],
    tags: [],
    media: [],
    contentWarning: 'flashing lights',
    pinned: false,
  },
];

/** A gateway with one account, as the page’s: what a story shows is what it is made to say. */
export function riverGateway(): FakeGateway {
  const gateway = new FakeGateway(URL_OF_GATEWAY);
  gateway.answers['/v1/accounts'] = { accounts: [{ address: river.address, account: river }] };
  gateway.answers['/v1/accounts/magpie:river/posts'] = { posts };
  registerNetwork(magpie);
  configure({ gateway: gateway.url, fetch: gateway.fetch });
  return gateway;
}

/** Lets this browser know of the visitor what an earlier visit has left. @param follow `undefined`: nothing. */
export function remember(follow: Follow | undefined): void {
  localStorage.removeItem('magpie:sessions');
  localStorage.removeItem('magpie:follows');
  if (follow) localStorage.setItem('magpie:follows', JSON.stringify({ [`magpie::river ${URL_OF_GATEWAY}`]: follow }));
  dispatchEvent(new StorageEvent('storage', { key: null }));
}

/** An attempt that an earlier visit has begun. */
export function attemptAt(gateway: FakeGateway): Follow {
  const { approveUrl, qrText, expiresInSeconds, id, secret, intervalSeconds } = gateway.begun('magpie:river');
  return {
    step: 'pending',
    ticket: {
      approveUrl,
      qrText,
      expiresAt: Date.now() + expiresInSeconds * 1000,
      data: { id, secret, intervalSeconds },
    },
  };
}
