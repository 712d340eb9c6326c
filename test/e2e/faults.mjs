import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A script that says what axe finds wrong with the page it runs in. */
export const RUN_AXE = `(async () => {
  if (!window.axe) (() => { ${axe} })();
  const { violations } = await window.axe.run({ resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '));
})()`;

/** What axe finds wrong with a page as it stands. */
export const faults = (page) => page.evaluate(RUN_AXE);
