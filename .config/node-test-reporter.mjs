import { Readable } from 'node:stream';
import { spec } from 'node:test/reporters';
import { writeCounts } from './count-reporter.mjs';

/** Node's own report, and the counts for `npm test` to add up, under the name in `MAGPIE_COUNTS`. */
export default async function* report(events) {
  const counts = { passed: 0, failed: 0 };
  async function* counted() {
    for await (const event of events) {
      const { type, data } = event;
      const isTest = data?.details?.type !== 'suite' && !data?.skip && !data?.todo;
      if (type === 'test:pass' && isTest) counts.passed += 1;
      if (type === 'test:fail' && isTest) counts.failed += 1;
      yield event;
    }
  }
  yield* Readable.from(counted()).pipe(new spec());
  writeCounts(process.env.MAGPIE_COUNTS, counts);
}
