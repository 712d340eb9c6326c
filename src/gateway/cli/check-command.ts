import type { ConfigSources } from '../config/read-config.js';
import { checkCounts, type CountReport } from '../follows/check.js';
import { withGateway } from './with-gateway.js';

/** @returns What to print, and whether all is well now. */
export async function checkCommand(
  sources: ConfigSources,
  repair: boolean,
): Promise<{ readonly text: string; readonly sound: boolean }> {
  const report = await withGateway(sources, ({ services }) => checkCounts(services, { repair }));
  const wrong = report.drifts.length + report.orphans;
  return { text: toText(report, wrong), sound: wrong === 0 || report.repaired };
}

function toText({ accounts, viewers, follows, drifts, orphans, repaired }: CountReport, wrong: number): string {
  const looked = `Looked at ${accounts} accounts, ${viewers} viewers and ${follows} follows.`;
  if (wrong === 0) return `${looked} Every count is right.\n`;
  const lines = drifts.map(
    ({ of, id, stored, counted }) => `${of} ${id}: the count says ${stored}, there are ${counted}`,
  );
  if (orphans > 0) lines.push(`${orphans} follows without an account or a viewer`);
  const end = repaired ? 'Repaired.' : 'Not repaired: magpie-gateway check --repair does it.';
  return `${[looked, ...lines, end].join('\n')}\n`;
}
