import type { components } from '../../src/core/gateway-api.js';
import { registerNetwork } from '../../src/core/network.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
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

/** The brand's official accounts, as their platforms and the gateway's operator tell of them. */
const official: readonly Schemas['Account'][] = [
  {
    ...river,
    address: 'wechat:river',
    name: '河畔',
    handle: '@river',
    followers: 72_104,
    url: accountPage('wechat:river'),
  },
  {
    ...river,
    address: 'qq:river',
    name: '河畔工作室',
    handle: '@river',
    followers: 48_213,
    url: accountPage('qq:river'),
  },
  {
    ...river,
    address: 'line:@river',
    name: 'リバー',
    handle: '@river',
    followers: 8_127,
    url: accountPage('line:@river'),
  },
].map(({ following: _, posts: __, ...account }) => account);

function accountPage(address: string): string {
  return `${URL_OF_GATEWAY}/@${address}`;
}

/** A gateway with the accounts of one brand, as the page’s: what a story shows is what it is made to say. */
export function riverGateway(): FakeGateway {
  const gateway = new FakeGateway(URL_OF_GATEWAY);
  gateway.answers['/v1/accounts'] = (search: URLSearchParams) => ({
    accounts: search.getAll('account').map((address) => ({
      address,
      account: [river, ...official].find((account) => account.address === address),
    })),
  });
  gateway.answers['/v1/accounts/magpie:river/posts'] = { posts };
  for (const { address } of official) gateway.answers[`/v1/accounts/${address}/posts`] = { posts };
  Object.assign(gateway.shown, shownByPlatform);
  for (const network of [magpie, wechat, qq, line]) registerNetwork(network);
  configure({ gateway: gateway.url, fetch: gateway.fetch });
  return gateway;
}

/** How the platforms’ own codes and links come with attempts: WeChat tells of a follow, LINE and QQ without a sign-in do not. */
export const shownByPlatform: FakeGateway['shown'] = {
  'wechat:river': {
    confirmedBy: 'webhook',
    qrText: 'http://weixin.qq.com/q/kZgfwMTm72WWPkovabbI',
    links: [
      {
        where: 'in-app',
        url: 'https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzA3&scene=124#wechat_redirect',
      },
    ],
  },
  'qq:river': {
    confirmedBy: 'nobody',
    qrImageUrl: pictures.square,
    links: [
      {
        where: 'ios',
        url: 'mqqapi://card/show_pslcard?src_type=web&card_type=public_account&uin=2658655094&version=1',
      },
      { where: 'android', url: 'mqqapi://app/action?pkg=com.tencent.mobileqq&uin=2658655094' },
      { where: 'anywhere', url: 'https://share.mp.qq.com/cgi/share.php?uin=2658655094' },
    ],
  },
  'line:@river': {
    confirmedBy: 'nobody',
    qrText: 'https://line.me/R/ti/p/%40river',
    links: [{ where: 'anywhere', url: 'https://line.me/R/ti/p/%40river' }],
  },
};

/**
 * Lets this browser know of the visitor what an earlier visit has left.
 * @param follow `undefined`: nothing.
 */
export function remember(follow: Follow | undefined, account = 'magpie:river'): void {
  localStorage.removeItem('magpie:sessions');
  localStorage.removeItem('magpie:follows');
  const key = `${account.replace(':', '::')} ${URL_OF_GATEWAY}`;
  if (follow) localStorage.setItem('magpie:follows', JSON.stringify({ [key]: follow }));
  dispatchEvent(new StorageEvent('storage', { key: null }));
}

/** An attempt that an earlier visit has begun. */
export function attemptAt(gateway: FakeGateway, account = 'magpie:river'): Follow {
  const { approveUrl, qrText, qrImageUrl, links, expiresInSeconds, id, secret, intervalSeconds } =
    gateway.begun(account);
  return {
    step: 'pending',
    ticket: {
      approveUrl,
      qrText,
      qrImageUrl,
      links,
      expiresAt: Date.now() + expiresInSeconds * 1000,
      data: { id, secret, intervalSeconds },
    },
  };
}
