/** `npx wtr --config test/hostile/every.config.mjs`: all that `npm test` tries a sample of; ten minutes and more. */
import config from '../../web-test-runner.config.mjs';

export default { ...config, files: ['test/hostile/every-*.ts'], concurrency: 1, testsFinishTimeout: 7_200_000 };
