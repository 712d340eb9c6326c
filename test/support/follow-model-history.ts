import fc from 'fast-check';
import { FollowModel, type History, type Step } from './follow-model.js';
import type { Fate } from './follow-model-wire.js';

const does = <const T extends string>(...what: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...what);
const pick = fc.nat({ max: 11 });

function stepIn(tabs: number): fc.Arbitrary<Step> {
  const tab = fc.nat({ max: tabs - 1 });
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ does: does('click', 'click', 'click', 'click twice'), tab }) },
    { weight: 2, arbitrary: fc.record({ does: does('open'), tab }) },
    { weight: 3, arbitrary: fc.record({ does: does('crash'), tab, arrives: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ does: does('offline', 'online', 'online', 'lag') }) },
    {
      weight: 12,
      arbitrary: fc.record({
        does: does('deliver'),
        pick,
        fate: fc.oneof(
          { weight: 4, arbitrary: does<Fate>('answered') },
          { weight: 3, arbitrary: does<Fate>('served', 'lost', 'answer lost') },
          { weight: 1, arbitrary: does<Fate>('doubled') },
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: does('replay'), pick }) },
  );
}

/**
 * Declares tests that play histories, each another one, until one ends badly: that is told, with what plays it again.
 * @param tabs How many there are at most.
 * @param tests Of a hundred histories each.
 */
export function playHistories(tabs: number, tests: number): void {
  const history: fc.Arbitrary<History> = fc.record({
    isFollowing: fc.boolean(),
    tabs: fc.constant(tabs),
    held: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
    steps: fc.array(stepIn(tabs), { minLength: 3, maxLength: 16, size: 'max' }),
  });
  const model = new FollowModel();
  before(() => model.signIn());
  after(() => model.leave());
  for (let test = 1; test <= tests; test++) {
    it(`ends with one follow or none, as the visitor wants, and with buttons that say so (${test} of ${tests})`, async () => {
      const property = fc.asyncProperty(history, (one) => model.play(one));
      await fc.assert(property, { numRuns: 100, endOnFailure: true, includeErrorInReport: true });
    });
  }
}
