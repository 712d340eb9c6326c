import { playHistories } from '../support/follow-model-history.js';

describe('Following on Bluesky in two tabs, whatever happens to them and the network,', function () {
  this.timeout(240_000);
  playHistories(2, 2);
});
