import { $consents } from './consent.js';
import { keep } from './keep.js';

/** For this page alone; another tab that keeps an answer does not take them away. */
const agreed = new Set<string>();

$consents.listen((networks) => {
  const all = [...listOf(networks), ...agreed];
  if (!all.every((network) => listOf(networks).includes(network))) $consents.set([...new Set(all)]);
});

/** The visitor agrees to one network, for all widgets of the page. @param remember Also for the next visits. */
export function agree(network: string, remember: boolean): void {
  agreed.add(network);
  if (remember) keep($consents, (networks) => [...new Set([...listOf(networks), network])]);
  else $consents.set([...listOf($consents.get()), network]);
}

/** Others may have written anything into storage. */
function listOf(networks: readonly string[] | undefined): readonly string[] {
  return Array.isArray(networks) ? (networks as readonly string[]) : [];
}
