import { faults, RUN_AXE } from '../e2e/faults.mjs';

/** A count is part of what a button shows and stands elsewhere in its name, which is right: people speak the word before it. */
const isFault = (fault) => !fault.startsWith('label-content-name-mismatch');

/**
 * What axe finds wrong with a page that shows a follower count.
 * @param isBroken The page has taken from axe what it stands on. Then it runs in a world of its own beside the page's, of the
 * same elements, which is there in Chromium alone.
 */
export async function faultsOf(page, isBroken = false) {
  const found = isBroken ? await faultsFromOutside(page) : await faults(page);
  return found.filter(isFault);
}

async function faultsFromOutside(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: RUN_AXE,
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
