import { expect } from '@open-wc/testing';
import type { Post } from '../../src/core/model.js';
import { isRepeat, likenessOf } from '../../src/networks/several/repeats.js';
import { samplePost } from '../support/samples.js';

interface Half {
  readonly text: string;
  readonly hoursAgo: number;
  readonly links?: readonly string[];
  readonly url?: string;
}

/** Two posts of one brand on two networks, and whether people would say that they are the same one. */
interface Pair {
  readonly kind: string;
  readonly same: boolean;
  readonly one: Half;
  readonly other: Half;
}

const NOON = Date.parse('2026-05-04T12:00:00Z');
const pairs = (await (
  await fetch(new URL('./fixtures/several/repeats.json', import.meta.url))
).json()) as readonly Pair[];

function toPost({ text, hoursAgo, links = [], url }: Half, network: string): Post {
  return samplePost({
    ...(url && { url }),
    createdAt: new Date(NOON - hoursAgo * 3_600_000).toISOString(),
    text: [
      { type: 'text', text },
      ...links.map((link) => ({ type: 'link' as const, text: ` ${link.slice(8)}`, url: link })),
    ],
    id: `${network} ${text}`,
  });
}

function isFound({ one, other }: Pair): boolean {
  const [here, there] = [likenessOf(toPost(one, 'here'), 'here'), likenessOf(toPost(other, 'there'), 'there')];
  return isRepeat(here!, there!, false);
}

const kindsOf = (some: readonly Pair[]): string => [...new Set(some.map(({ kind }) => kind))].join(', ');

describe('repeats among the labelled pairs', () => {
  const same = pairs.filter((pair) => pair.same);
  const different = pairs.filter((pair) => !pair.same);

  it('are enough of both, in many languages', () => {
    expect(same.length).to.be.above(150);
    expect(different.length).to.be.above(150);
  });

  it('are never found where there are none: precision 1', () => {
    expect(kindsOf(different.filter(isFound))).to.equal('');
  });

  it('are found in nine of ten pairs: recall 0.9', () => {
    const missed = same.filter((pair) => !isFound(pair));
    expect(1 - missed.length / same.length, `missed: ${kindsOf(missed)}`).to.be.at.least(0.9);
  });
});
