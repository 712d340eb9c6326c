import { connectedAccountOf, loadConnectedAccount } from '../accounts/connected-accounts.js';
import type { AccountRow } from '../accounts/account-store.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { figureOf, figureOfAccount, type Figure } from './account-figure.js';

/** How long a page waits for a platform that it can do without: the gateway knows enough itself. */
const WAIT_MS = 2_000;

/** How any account is shown: an official one as its platform shows it, else as the gateway knows it. @param row What is followed. */
export async function shownFigure(services: Services, address: string, row: AccountRow): Promise<Figure> {
  const connected = connectedAccountOf(services, address);
  if (!connected) return figureOf(services, row);
  try {
    return figureOfAccount(services, await loadConnectedAccount(services, address, WAIT_MS));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ...figureOf(services, row), name: connected.account.name };
  }
}
