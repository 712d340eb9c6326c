import { playHistories } from '../support/follow-model-history.js';

// A thousand histories, by hand and by night: `npm run test:follows`. Every test run plays four hundred.
describe('Following on Bluesky, whatever happens to the page and the network,', function () {
  this.timeout(3_600_000);
  playHistories(1, 5);
  playHistories(2, 5);
});
