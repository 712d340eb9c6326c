import { NetworkError } from '../../src/core/errors.js';
import { getJson } from '../../src/core/http.js';
import type { Account, AccountRef } from '../../src/core/model.js';
import { parseAddress, registerNetwork, type Network } from '../../src/core/network.js';
import { fieldsOf, objects, type Wire } from '../../src/core/read.js';
import { sampleAccount, text } from './samples.js';

let made = 0;

/**
 * A network that asks a server of its own, `https://net-1.example`, so that a test sees each request in the `fetch` that it
 * configures. Each call makes and registers another one, that no other test of the page has asked for anything.
 */
export function httpNetwork(rest: Partial<Network> = {}): Network {
  const network = unregisteredNetwork(rest);
  registerNetwork(network);
  return network;
}

/** The same, before the page knows it. */
export function unregisteredNetwork(rest: Partial<Network> = {}): Network {
  const network = rest.id ?? `net-${++made}`;
  const origin = `https://${network}.example`;
  return {
    id: network,
    label: network.replace('net-', 'Net '),
    parse(address) {
      const id = new RegExp(`^${network}:([\\w.-]+)$`).exec(address)?.[1];
      return id ? { network, host: '', id } : undefined;
    },
    handle: ({ id }) => `@${id}`,
    profileUrl: ({ id }) => `${origin}/@${id}`,
    async loadAccounts(refs, io) {
      const answer = await getJson(`${origin}/accounts?${refs.map(({ id }) => `id=${id}`).join('&')}`, io);
      const found = objects(fieldsOf(answer).accounts);
      return refs.map((ref) => {
        const wire = found.find(({ id }) => id === ref.id);
        return wire ? toAccount(ref, wire) : new NetworkError('not-found', `No account ${ref.id}`);
      });
    },
    ...rest,
  };
}

/** A network all of whose accounts are like this one, or cannot be shown for this reason; `asked` counts the requests. */
export function networkWith(account: Partial<Account> | NetworkError): Network & { readonly asked: () => number } {
  let requests = 0;
  const network = httpNetwork({
    loadAccounts: async (refs) => {
      requests++;
      if (account instanceof NetworkError) {
        const { code, message, retryAfterSeconds } = account;
        return refs.map(() => new NetworkError(code, message, { retryAfterSeconds }));
      }
      return refs.map((ref) => sampleAccount({ handle: `@${ref.id}`, ...account, ref }));
    },
  });
  return Object.assign(network, { asked: () => requests });
}

/** What the server of such a network answers to a request: every account that it asks for. */
export function accountsFor(url: URL, rest: Wire = {}): unknown {
  return { accounts: url.searchParams.getAll('id').map((id) => ({ id, ...rest })) };
}

/** The ref of an address that some registered network reads. */
export function refOf(address: string): AccountRef {
  const ref = parseAddress(address);
  if (!ref) throw new Error(`No network reads ${address}.`);
  return ref;
}

function toAccount(ref: AccountRef, { name, ...rest }: Wire): Account {
  return sampleAccount({
    handle: `@${ref.id}`,
    ...(rest as Partial<Account>),
    name: text(typeof name === 'string' ? name : `Name of ${ref.id}`),
    ref,
  });
}
