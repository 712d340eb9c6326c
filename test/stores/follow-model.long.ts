import { playHistories } from '../support/follow-model-history.js';

// A thousand histories, by hand and by night: `npm run test:follows`. Every test run plays four hundred.
describe('Following on Bluesky, whatever happens to the network,', function () {
  this.timeout(3_600_000);
  // Each has its network for itself.
  describe('in one tab', () => {
    playHistories(1, 5);
  });
  describe('in two tabs', () => {
    playHistories(2, 5);
  });
});
