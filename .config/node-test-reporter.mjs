import { Readable } from 'node:stream';
import { spec } from 'node:test/reporters';
import { nameOf, writeCounts } from './count-reporter.mjs';

/** Node's own report, and the counts for `npm test` to add up, under the name in `MAGPIE_COUNTS`. */
export default async function* report(events) {
  const files = {};
  async function* counted() {
    for await (const event of events) {
      const { type, data } = event;
      const outcome = { 'test:pass': 'passed', 'test:fail': 'failed' }[type];
      if (outcome && data.details?.type !== 'suite' && !data.skip && !data.todo) {
        const counts = (files[nameOf(data.file ?? data.name)] ??= { passed: 0, failed: 0 });
        counts[outcome] += 1;
      }
      yield event;
    }
  }
  yield* Readable.from(counted()).pipe(new spec());
  writeCounts(process.env.MAGPIE_COUNTS, files);
}
