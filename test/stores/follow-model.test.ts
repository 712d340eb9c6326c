import { playHistories } from '../support/follow-model-history.js';

describe('Following on Bluesky, whatever happens to the page and the network,', function () {
  this.timeout(240_000);
  playHistories(1, 2);
});
