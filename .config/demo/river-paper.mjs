import * as drawn from './paper-pictures.mjs';

/** The studio's paper mill: an account beside `magpie:river`, mostly in Chinese. */
export const riverPaper = {
  username: 'river-paper',
  profile: {
    name: '河畔纸坊',
    bio: '河畔工作室的纸坊：楮皮、河水和耐心。每张纸都是这里抄的。 Paper for River Studio, made by hand.',
    website: 'https://river.example/paper',
    fields: [{ label: '开放', value: '每周六下午，可以来抄一张' }],
  },
  avatar: drawn.avatar,
  banner: drawn.banner,
  followedBy: 0.44,
  posts: [
    {
      hoursAgo: 5,
      text: '春季版的三种纸，今天送到楼上去了。最薄的那一种，对着窗能看见河。 #手工纸',
      pictures: [[drawn.threePapers, '三张手抄纸并排：米白、杏色和淡青，纸里看得见长长的纤维。']],
      tags: ['手工纸'],
      language: 'zh-CN',
    },
    {
      hoursAgo: 58,
      text: '抄纸的槽。竹帘下去，手要轻，心里数到三。',
      pictures: [[drawn.vat, '从上面看一只圆形的纸槽，浅色的纸浆在转，水面上放着木框竹帘。']],
      language: 'zh-CN',
    },
    {
      hoursAgo: 103,
      text: 'For those who asked: the apricot tint comes from onion skins. From eleven kilos of them, to be honest.',
      language: 'en',
    },
    {
      hoursAgo: 170,
      text: '一面墙，十五张，一个晴天。',
      pictures: [[drawn.dryingWall, '十五张白纸分三行贴在墙上晾干，斜着一道阳光。']],
      language: 'zh-CN',
    },
    {
      hoursAgo: 265,
      text: '新到的楮皮，三捆。泡两天，煮一天，捶到手酸为止。',
      pictures: [[drawn.bark, '三捆切齐的树皮，棕色深浅不一，中间用布条扎着。']],
      card: {
        url: 'https://river.example/paper/bark',
        title: '从树皮到纸：七个步骤',
        description: '泡、煮、洗、捶、抄、压、晾，每一步都写了我们做错过什么。',
      },
      language: 'zh-CN',
    },
    {
      hoursAgo: 700,
      text: '这里是河畔纸坊。印在纸上的事，请看 River Studio；纸本身的事，在这里。',
      pinned: true,
      language: 'zh-CN',
    },
  ],
};
