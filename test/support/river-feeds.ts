import { configure, registerNetwork } from '../../src/index.js';
import { feed } from '../../src/networks/feed/feed.js';
import { answeringByPath, type Answers } from './answering.js';

/** Makes feeds known, and answers for the feeds' server. @returns Undoes the answering. */
export function riverFeeds(answers: Answers): () => void {
  registerNetwork(feed);
  configure({ fetch: answeringByPath(answers) });
  return () => configure({ fetch: undefined });
}
