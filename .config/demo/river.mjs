import * as drawn from './river-pictures.mjs';
import { threePapers } from './paper-pictures.mjs';

/** A letterpress studio by the river. */
export const river = {
  username: 'river',
  profile: {
    name: 'River Studio 河畔工作室',
    bio: 'Notes from the river. Paper, light and bridges; new work every Friday.',
    website: 'https://river.example/',
    fields: [
      { label: 'Open', value: 'Friday and Saturday, 10 to 18' },
      { label: 'Where', value: 'The old customs house, second floor' },
    ],
  },
  avatar: drawn.avatar,
  banner: drawn.banner,
  followedBy: 0.82,
  posts: [
    {
      hoursAgo: 2,
      text: 'The spring edition is on the press. Three papers, one light. #letterpress',
      pictures: [
        [
          drawn.bridgeAtDawn,
          'A print in warm and river colours: the sun rises behind a bridge of three arches, and two magpies fly above it.',
        ],
        [threePapers, 'Three sheets of handmade paper side by side, cream, apricot and pale green, with long fibres.'],
        [drawn.sheetsOnTheLine, 'Five small prints hang from a line on wooden pegs, above a wooden floor.'],
      ],
      tags: ['letterpress'],
      language: 'en',
      pinned: true,
    },
    {
      hoursAgo: 25,
      text: 'Open studio this Saturday. Bring a line of your own; we set it, you pull the lever.',
      card: {
        url: 'https://river.example/open-studio',
        title: 'Open studio: set a line, print it, take it home',
        description: 'Ten places at a time, every hour from ten. Nothing to pay, ink to wear.',
      },
      language: 'en',
    },
    {
      hoursAgo: 51,
      text: 'Six blues, one week. Monday is on the upper left. It rained on Thursday, as you can see. #ink',
      pictures: [
        [
          drawn.inkStone,
          'A white stone with six dabs of ink from dark blue to pale green; a palette knife lies across the lower ones.',
        ],
      ],
      tags: ['ink'],
      language: 'en',
    },
    {
      hoursAgo: 76,
      text: '周五晚上，我们和灯市一起在河边印灯笼纸。人人都可以来印一张。',
      language: 'zh-CN',
    },
    {
      hoursAgo: 122,
      text: 'A visitor this morning, before anybody else was up. He had no comment on the proofs.',
      pictures: [
        [
          drawn.fog,
          'A heron stands in still water among reeds; fog lies on the river and the hills behind it are faint.',
        ],
      ],
      language: 'en',
    },
    {
      hoursAgo: 197,
      title: 'How we number',
      text: 'Every sheet has its number in pencil, and every number says three things:\n\n- **which paper** it is on,\n- **which day** it was pulled,\n- and whether *somebody* had already had coffee.\n\n> The third is not on the sheet. It can be seen all the same.',
      format: 'markdown',
      language: 'en',
    },
    {
      hoursAgo: 291,
      text: 'Sorted. It took the whole of Sunday and two people who are still friends.',
      pictures: [[drawn.typeCase, 'A wooden drawer with twenty-four compartments, each full of small metal type.']],
      tags: ['letterpress'],
      language: 'en',
    },
    {
      hoursAgo: 488,
      text: 'The autumn edition by night. Eleven sheets are left, and then it is gone.',
      pictures: [
        [
          drawn.bridgeByNight,
          'A print in dark blues: the bridge of three arches under a full moon, its light broken on the water.',
        ],
      ],
      language: 'en',
    },
    {
      hoursAgo: 1230,
      text: 'We are a printing studio in the old customs house: two presses, forty drawers of type, and a window to the river.\n\nNew work every Friday. What is printed here is shown here first.',
      language: 'en',
    },
  ],
};
