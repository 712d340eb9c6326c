import { connectedAccountOf, loadConnectedAccount } from '../accounts/connected-accounts.js';
import type { AccountRow } from '../accounts/account-store.js';
import { loadOpenAccount } from '../accounts/open-accounts.js';
import { ProblemError } from '../http/problem.js';
import { OpenNetworkError } from '../open-networks/open-network-error.js';
import { openAccountOf, type OpenAccount } from '../open-networks/open-networks.js';
import type { Services } from '../services.js';
import { figureOf, figureOfAccount, type Figure } from './account-figure.js';

/** How long a page waits for a platform that it can do without: the gateway knows enough itself. */
const WAIT_MS = 2_000;

/** How any account is shown: an official one as its platform shows it, else as the gateway knows it. @param row What is followed. */
export async function shownFigure(services: Services, address: string, row: AccountRow): Promise<Figure> {
  const open = openAccountOf(services, address);
  if (open) return openFigure(services, open, row);
  const connected = connectedAccountOf(services, address);
  if (!connected) return figureOf(services, row);
  try {
    return figureOfAccount(services, await loadConnectedAccount(services, address, WAIT_MS));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ...figureOf(services, row), name: connected.account.name };
  }
}

async function openFigure(services: Services, open: OpenAccount, row: AccountRow): Promise<Figure> {
  try {
    return figureOfAccount(services, await loadOpenAccount(services, open, WAIT_MS));
  } catch (error) {
    if (!(error instanceof OpenNetworkError)) throw error;
    return { ...figureOf(services, row), name: row.name };
  }
}
