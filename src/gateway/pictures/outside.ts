import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { SafeFetchError } from './safe-fetch-error.js';
import { isPublicAddress } from './special-addresses.js';

/** How long one try of one address may take before the next is tried, handshake included. */
const CONNECT_MS = 2_000;

/** How many addresses of a name are tried. */
const MAX_TRIES = 3;

/** The internet, as far as fetching needs it; tests hand in another. */
export interface Outside {
  /** All addresses of a name. Rejects, or gives none, where there are none. */
  readonly resolve: (hostname: string) => Promise<readonly string[]>;
  /** Opens a connection; `hostname` is an address that has been checked, `servername` the name its certificate must have. */
  readonly connect: buildConnector.connector;
}

/** The true one. Names are asked of DNS alone: neither `/etc/hosts` nor the local network's names lead anywhere. */
export function internet(): Outside {
  // Not `dns.lookup`: it waits in the thread pool that also holds pictures and files, and one slow name server fills that.
  const resolver = new Resolver({ timeout: CONNECT_MS, tries: 2 });
  return {
    resolve: async (hostname) => {
      const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
      if (v4.status === 'rejected' && v6.status === 'rejected') throw v4.reason;
      return [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    },
    connect: buildConnector({ timeout: CONNECT_MS }),
  };
}

/**
 * Connects to hosts of the public internet alone. The name is resolved once, all its addresses are checked, and the connection
 * goes to one of those that were checked: a name that gives another answer a moment later changes nothing.
 */
export function checkedConnector(outside: Outside): buildConnector.connector {
  return (options, callback) => {
    open(outside, options).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

type Socket = Exclude<Parameters<buildConnector.Callback>[1], null>;

async function open(outside: Outside, options: buildConnector.Options): Promise<Socket> {
  const { hostname } = options;
  const addresses = isIP(hostname) ? [hostname] : await resolved(outside, hostname);
  // One bad address among good ones is no accident: the name belongs to whoever tries it.
  const inside = addresses.find((address) => !isPublicAddress(address));
  if (inside !== undefined) {
    throw new SafeFetchError('refused', `${hostname} leads to ${inside}, which is not on the public internet.`);
  }
  let failure: unknown;
  for (const address of addresses.slice(0, MAX_TRIES)) {
    try {
      return await connectTo(outside, address, options);
    } catch (error) {
      failure = error;
    }
  }
  throw new SafeFetchError('unreachable', `${hostname} could not be connected to.`, failure);
}

async function resolved(outside: Outside, hostname: string): Promise<readonly string[]> {
  try {
    const addresses = await outside.resolve(hostname);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw new SafeFetchError('unreachable', `${hostname} could not be resolved.`, cause);
  }
  throw new SafeFetchError('unreachable', `${hostname} has no address.`);
}

function connectTo(outside: Outside, address: string, options: buildConnector.Options): Promise<Socket> {
  // The certificate has to be of the name that was asked for, although the connection goes to an address.
  const servername = isIP(options.hostname) ? {} : { servername: options.hostname };
  return new Promise((resolve, reject) => {
    outside.connect({ ...options, hostname: address, ...servername }, (error, socket) => {
      if (socket) resolve(socket);
      else reject(error ?? new Error('The connection failed without a reason.'));
    });
  });
}
