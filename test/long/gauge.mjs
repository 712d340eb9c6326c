const KIB = 1024;
export const TAGS = ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'];

/** Reads what a page holds, after all that can go has gone. */
export async function openGauge(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Runtime.enable');

  async function collect() {
    // What is on the console counts as used.
    await session.send('Runtime.discardConsoleEntries');
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  }

  /** How many objects of a class there are, also such as nobody can reach from the document. */
  async function countOf(tag) {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `customElements.get('${tag}')?.prototype ?? {}`,
      objectGroup: 'gauge',
    });
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId,
      objectGroup: 'gauge',
    });
    const { result: count } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.length; }',
    });
    await session.send('Runtime.releaseObjectGroup', { objectGroup: 'gauge' });
    return count.value;
  }

  return {
    async read() {
      await collect();
      const elements = {};
      for (const tag of TAGS) elements[tag] = await countOf(tag);
      await collect();
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners: listeners, documents } = await session.send('Memory.getDOMCounters');
      return { heapKiB: Math.round(usedSize / KIB), nodes, listeners, documents, elements };
    },
  };
}

/** The rise of points by least squares, as y a unit of x. */
export function slopeOf(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const above = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return above / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}
