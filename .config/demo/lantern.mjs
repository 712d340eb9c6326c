import * as drawn from './lantern-pictures.mjs';

const FRIDAY = { url: 'https://lantern.example/friday', title: 'Friday on the river: where to stand, what to bring' };

/** A night market on the quay. */
export const lantern = {
  username: 'lantern',
  profile: {
    name: 'Lantern Market 灯市',
    bio: 'A night market on the quay: forty stalls, one river, every Friday from dusk. 中文在 @lantern-zh。',
    website: 'https://lantern.example/',
    fields: [
      { label: 'When', value: 'Fridays, from dusk until the soup is gone' },
      { label: '中文', value: 'magpie:lantern-zh' },
    ],
  },
  avatar: drawn.avatar,
  banner: drawn.banner,
  followedBy: 0.71,
  posts: [
    {
      hoursAgo: 8,
      text: 'Friday on the river. Bring a lantern of your own, or print one with River Studio at stall 12. #nightmarket',
      pictures: [
        [
          drawn.lanternsOnTheRiver,
          'Illustration: five red lanterns hang over the river at night, and small lights float on the dark water below.',
        ],
      ],
      tags: ['nightmarket'],
      language: 'en',
    },
    {
      hoursAgo: 31,
      text: 'Where to stand, what to bring, and how to get home.',
      card: {
        ...FRIDAY,
        description:
          'The lights go on the water at nine. The lower steps are slippery; the bridge has the better view.',
      },
      language: 'en',
    },
    {
      hoursAgo: 73,
      text: 'The last minute of Friday, for those who had to catch the ferry.',
      contentWarning: 'flashing lights',
      pictures: [[drawn.sparks, 'Illustration: three fireworks, gold, red and green, burst over the river.']],
      language: 'en',
    },
    {
      hoursAgo: 98,
      text: 'Stall by stall: the dumpling people are back at number 7, with the soup that everybody asked for.',
      pictures: [
        [
          drawn.soup,
          'Illustration: a bowl of orange soup with three dumplings and green leaves, seen from above, with chopsticks.',
        ],
        [drawn.stalls, 'Illustration: four market stalls with striped awnings, each with a lantern above it.'],
      ],
      language: 'en',
    },
    {
      hoursAgo: 180,
      text: 'Hoops first, paper last. Forty lanterns to go before Friday. #handmade',
      pictures: [
        [
          drawn.workshop,
          'Illustration: a half-finished lantern of bamboo hoops on a bench, one side covered in red paper.',
        ],
      ],
      tags: ['handmade'],
      language: 'en',
    },
    { hoursAgo: 244, text: 'It rained. We danced. The soup was gone by ten.', language: 'en' },
    {
      hoursAgo: 420,
      text: 'New this season:\n\n1. a quiet corner behind stall 30, without music,\n2. cups with a deposit, so that the river keeps none,\n3. ramps to the *whole* quay.',
      format: 'markdown',
      title: 'Three things that are new',
      language: 'en',
    },
    {
      hoursAgo: 900,
      text: 'Every Friday from dusk, on the quay below the bridge. 每周五，桥下见。',
      pinned: true,
      language: 'en',
    },
  ],
};

/** The market's account in Chinese. */
export const lanternZh = {
  username: 'lantern-zh',
  profile: {
    name: '灯市',
    bio: '每周五天黑以后，桥下的河边：四十个摊位，一条河。English: @lantern',
    website: 'https://lantern.example/zh',
    fields: [{ label: '时间', value: '每周五，天黑开始，汤卖完为止' }],
  },
  avatar: drawn.avatar,
  banner: drawn.lanternsOnTheRiver,
  followedBy: 0.53,
  posts: [
    {
      hoursAgo: 9,
      text: '周五晚上河边见，带上你的灯笼。 #灯市',
      pictures: [[drawn.lanternsOnTheRiver, '插图：夜里的河上挂着五只红灯笼，水面漂着小小的灯。']],
      tags: ['灯市'],
      language: 'zh-CN',
    },
    {
      hoursAgo: 32,
      text: '站在哪里看，带什么来，怎么回家，都写在这里了。',
      card: {
        url: 'https://lantern.example/zh/friday',
        title: '周五的河边：站哪里，带什么',
        description: '九点放灯。下面的台阶滑，桥上看得更好。',
      },
      language: 'zh-CN',
    },
    {
      hoursAgo: 99,
      text: '七号摊的馄饨回来了，汤还是那个汤。',
      pictures: [[drawn.soup, '插图：从上面看一碗橙色的汤，里面三只馄饨和葱叶，碗边搁着筷子。']],
      language: 'zh-CN',
    },
    {
      hoursAgo: 181,
      text: '先扎竹圈，后糊红纸。周五之前还差四十只。',
      pictures: [[drawn.workshop, '插图：工作台上一只做到一半的灯笼，竹圈已经扎好，一边糊了红纸。']],
      language: 'zh-CN',
    },
    { hoursAgo: 245, text: '下雨了，大家还是跳了舞。汤十点就卖完了。', language: 'zh-CN' },
    {
      hoursAgo: 421,
      text: '四十个摊位，从桥头排到码头。新来的摊主，请到三号摊领灯笼。',
      pictures: [[drawn.stalls, '插图：四个市集摊位，条纹的棚子，每个上面挂一只灯笼。']],
      language: 'zh-CN',
    },
    { hoursAgo: 901, text: '每周五，桥下见。', pinned: true, language: 'zh-CN' },
  ],
};
