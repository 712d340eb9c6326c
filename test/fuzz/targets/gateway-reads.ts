import { magpie } from '../../../src/networks/magpie/magpie.js';
import { ioAnswering, loadBoth } from '../answering.js';
import { fixture } from '../fixture.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const author = { handle: '@river', name: 'River', url: 'https://gateway.example/@river' };

/** Answers of a gateway, as widgets read them. */
export const target: Target = {
  starts: () =>
    ['accounts', 'missing', 'posts'].map((name) => JSON.stringify(fixture(`networks/fixtures/magpie/${name}.json`))),
  fuzz: (input) =>
    loadBoth(
      magpie,
      'magpie:river',
      ioAnswering(() => textOf(input), { gateway: 'https://gateway.example' }),
    ),
  large: (repeated) =>
    JSON.stringify({
      posts: [
        {
          id: '1',
          url: author.url,
          author: { ...author, name: repeated },
          createdAt: '2026-01-01T00:00:00Z',
          text: [{ type: 'text', text: repeated }],
          media: [],
          tags: [],
        },
      ],
    }),
};
