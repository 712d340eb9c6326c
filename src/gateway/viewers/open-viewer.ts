import { transact } from '../database/transact.js';
import { OpenNetworkError } from '../open-networks/open-network-error.js';
import { inTime } from '../open-networks/open-network-problem.js';
import type { OpenNetwork, OpenVisitor } from '../open-networks/open-network.js';
import type { Services } from '../services.js';
import { findOpenViewer, openIssuer, type OpenViewer } from './open-visitor.js';
import { forgetViewerWithin, rememberViewer, type ViewerRow } from './viewer-store.js';

/** The viewer that a visitor of an open network is here, new or not. */
export const rememberOpenViewer = (
  services: Services,
  network: OpenNetwork,
  visitor: OpenVisitor,
): Promise<ViewerRow> =>
  rememberViewer(services, {
    issuer: openIssuer(network, visitor),
    subject: visitor.subject,
    name: visitor.handle,
  });

/**
 * Does something on an open network for a viewer. Who has taken back there what they had allowed is forgotten here: what sites
 * were allowed ends with it.
 * @param waitMs How long to wait for their server.
 * @throws {OpenNetworkError} signed-out; whatever `act` throws.
 */
export async function asOpenViewer<T>(
  services: Services,
  viewerId: string,
  act: (viewer: OpenViewer) => Promise<T>,
  waitMs?: number,
): Promise<T> {
  const viewer = await findOpenViewer(services, viewerId);
  if (!viewer || !services.config.openNetworks[viewer.network.network]) {
    throw new OpenNetworkError('signed-out', 'The viewer is not known any more, or their network is switched off.');
  }
  try {
    return await inTime(act(viewer), waitMs);
  } catch (error) {
    if (error instanceof OpenNetworkError && error.code === 'signed-out') {
      await transact(services, (within) => forgetViewerWithin(within, viewerId));
    }
    throw error;
  }
}
