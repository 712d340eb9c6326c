import { LINE_PICTURES, WECHAT_PICTURES } from './platform-pictures.mjs';

const HOUR_MS = 3_600_000;

/** River Studio on other platforms: the accounts, and what they have published there. */

export const WECHAT_APP = 'wxd3m0r1v3r0000001';
export const WECHAT_ORIGINAL_ID = 'gh_d3m0r1v3r001';
export const LINE_MESSAGING_CHANNEL = '1650000001';
export const LINE_LOGIN_CHANNEL = '1650000002';
export const QQ_APP = '101000001';
export const NAME = 'River Studio 河畔工作室';

const STUDIO = 'https://river.example';
const ago = (sinceMs, hours) => sinceMs - hours * HOUR_MS;

/** @param {(name: string) => string} pictureUrl */
export const wechatProfile = (pictureUrl) => ({
  id: 'river',
  name: '河畔工作室',
  handle: 'river',
  url: `${STUDIO}/wechat`,
  description: '河边的活字印坊：纸、光和桥。每周五出新作，这里先看得到。',
  avatarUrl: pictureUrl('avatar'),
  bannerUrl: pictureUrl('banner'),
  fields: [{ label: '开放', value: '周五、周六，10 点到 18 点' }],
});

/** As WeChat has them, newest first. */
export const wechatPublications = (sinceMs) =>
  [
    [3, 'spring', '春季版开印了：三种纸，一种光', '最薄的那一种，对着窗能看见河。', 'dawn'],
    [74, 'ink', '一个星期，六种蓝', '星期一在左上角。星期四下了雨，看得出来。', 'ink'],
    [170, 'press', '周六开放日：排一行字，带回家', '每小时十个位子，从十点开始；不收钱，袖子会沾墨。', 'line'],
    [338, 'fog', '早上来了一位客人', '它站在芦苇边上看了很久，对样张没有意见。', 'fog'],
  ].map(([hours, name, title, digest, picture]) => ({
    article_id: `magpie-demo-${name}`,
    update_time: Math.floor(ago(sinceMs, hours) / 1_000),
    news_item: [
      {
        title,
        author: '河畔工作室',
        digest,
        url: `${STUDIO}/wechat/${name}`,
        thumb_url: `${WECHAT_PICTURES}/${picture}`,
        is_deleted: false,
      },
    ],
  }));

/** LINE tells picture and count itself; what it does not know is here. */
export const lineProfile = (pictureUrl, sinceMs) => ({
  id: '@river',
  name: NAME,
  description: '川辺の活版工房です。紙と光と橋のこと。新作は毎週金曜日に。',
  bannerUrl: pictureUrl('banner'),
  fields: [{ label: '開いている日', value: '金・土 10:00–18:00' }],
  articles: articles(sinceMs, pictureUrl, [
    [
      12,
      'spring',
      '春の版、刷りはじめました',
      '三種類の紙に、ひとつの光。いちばん薄い紙からは川が見えます。',
      'papers',
    ],
    [98, 'open', '土曜日は工房公開', '一行組んで、自分で刷って、持って帰れます。', 'type'],
    [260, 'wall', '紙を干す日', '十五枚、三段、よく晴れた日。', 'wall'],
  ]),
});

export const LINE_PICTURE = `${LINE_PICTURES}/avatar`;

/** QQ tells a server nothing: all of it is here. */
export const qqProfile = (pictureUrl, sinceMs) => ({
  id: 'river',
  name: NAME,
  handle: '河畔工作室',
  url: `${STUDIO}/qq`,
  description: '河畔工作室在 QQ。用 QQ 登录，就在这里关注我们。',
  avatarUrl: pictureUrl('avatar'),
  bannerUrl: pictureUrl('banner'),
  followers: 48_200,
  articles: articles(sinceMs, pictureUrl, [
    [28, 'night', '秋季版的夜：还剩十一张', '十一张印完，就没有了。', 'night'],
    [146, 'paper', '从树皮到纸：七个步骤', '泡、煮、洗、捶、抄、压、晾，每一步都写了我们做错过什么。', 'papers'],
  ]),
});

const articles = (sinceMs, pictureUrl, list) =>
  list.map(([hours, name, title, summary, picture]) => ({
    title,
    url: `${STUDIO}/notes/${name}`,
    summary,
    imageUrl: pictureUrl(picture),
    publishedAt: new Date(ago(sinceMs, hours)).toISOString(),
  }));
