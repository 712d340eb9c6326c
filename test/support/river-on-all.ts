import { registerNetwork } from '../../src/core/network.js';
import { link } from '../../src/networks/link/link.js';
import { several } from '../../src/networks/several/several.js';
import { riverGateway } from './river-gateway.js';

/** The gateway of a brand on several platforms, and what shows its accounts there as one. */
export function riverOnAll(): ReturnType<typeof riverGateway> {
  const gateway = riverGateway();
  registerNetwork(link);
  registerNetwork(several);
  return gateway;
}
