import * as drawn from './orchard-pictures.mjs';

/** Cider, and the tools that it takes. */
export const orchard = {
  username: 'orchard',
  profile: {
    name: 'Copper Orchard',
    bio: 'Cider from nine old kinds of apple, and the tools that it takes, mended and sharpened.',
    website: 'https://orchard.example/',
    fields: [
      { label: 'Cellar', value: 'Thursday to Saturday' },
      { label: 'Tools', value: 'Bring them dirty' },
    ],
  },
  avatar: drawn.avatar,
  banner: drawn.banner,
  followedBy: 0.37,
  posts: [
    {
      hoursAgo: 4,
      text: 'What is the oldest tool on your bench? Ours is this hook: four generations, two handles, one edge. #tools',
      pictures: [
        [
          drawn.pruningHook,
          'Illustration: a curved pruning hook with a dark wooden handle on a bench, beside a cloth and a tin of wax.',
        ],
      ],
      tags: ['tools'],
      language: 'en',
    },
    {
      hoursAgo: 49,
      text: 'Five years, five colours. The one on the far right is the pear; it does not like to be asked why it is here.',
      pictures: [[drawn.bottles, 'Illustration: five bottles of cider in a row, from amber to red to pale green.']],
      tags: ['cider'],
      language: 'en',
    },
    {
      hoursAgo: 120,
      text: 'We will be on the quay on Friday, stall 21, beside the lanterns. Hot cider while the kettle lasts.',
      card: {
        url: 'https://orchard.example/friday',
        title: 'Hot cider, stall 21',
        description: 'Without alcohol until eight, with or without after that. Bring a cup.',
      },
      language: 'en',
    },
    {
      hoursAgo: 215,
      text: 'The last crate of the year. Nobody agreed on the names of more than four of them.',
      pictures: [[drawn.crate, 'Illustration: a wooden crate piled with red, yellow and green apples.']],
      language: 'en',
    },
    {
      hoursAgo: 333,
      text: 'Polished, filled, lit. The still runs until Sunday; the street will smell of it until Tuesday.',
      pictures: [[drawn.still, 'Illustration: a copper still with a curved pipe stands on a wall of bricks.']],
      contentWarning: 'alcohol',
      language: 'en',
    },
    {
      hoursAgo: 540,
      title: 'Sharpening a hook, in four lines',
      text: '1. Clean it. *All* of it.\n2. Follow the curve that is there, not the one you would like.\n3. One direction, from heel to point.\n4. Stop when it takes a hair off your arm; oil it with `camellia`, nothing else.',
      format: 'markdown',
      tags: ['tools'],
      language: 'en',
    },
    {
      hoursAgo: 1400,
      text: 'Blossom week. If you hear a hum, that is the whole valley.',
      pictures: [[drawn.blossom, 'Illustration: a branch with white and pink apple blossom against a pale sky.']],
      language: 'en',
    },
  ],
};
