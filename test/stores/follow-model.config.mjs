/** `npx wtr --config test/stores/follow-model.config.mjs`: a thousand histories, of which `npm test` plays four hundred. */
import config from '../../web-test-runner.config.mjs';

export default {
  ...config,
  files: ['test/stores/follow-model.long.ts'],
  concurrency: 1,
  testsFinishTimeout: 3_600_000,
};
