import { faults } from '../e2e/faults.mjs';

/**
 * What axe finds wrong with a page that shows a follower count. A count is part of what a button shows and stands elsewhere in
 * its name, which is right: people speak the word before it.
 */
export const faultsOf = async (page) =>
  (await faults(page)).filter((fault) => !fault.startsWith('label-content-name-mismatch'));
