import { expect } from '@open-wc/testing';
import {
  networkOf,
  onNetworkRegistered,
  parseAddress,
  registerNetwork,
  resolveUnknownAddresses,
} from '../../src/core/network.js';
import { httpNetwork, unregisteredNetwork } from '../support/http-network.js';

describe('registerNetwork', () => {
  it('makes addresses of the network known', () => {
    const network = unregisteredNetwork();
    expect(parseAddress(`${network.id}:river`)).to.equal(undefined);
    registerNetwork(network);
    const ref = parseAddress(`${network.id}:river`)!;
    expect(ref).to.deep.equal({ network: network.id, host: '', id: 'river' });
    expect(networkOf(ref)).to.equal(network);
  });

  it('takes the same network twice, and says so only once', () => {
    let calls = 0;
    const stop = onNetworkRegistered(() => calls++);
    const network = httpNetwork();
    registerNetwork(network);
    expect(calls).to.equal(1);
    stop();
    httpNetwork();
    expect(calls).to.equal(1);
  });

  it('refuses another network of the same id, and keeps the first', () => {
    const network = httpNetwork();
    expect(() => registerNetwork({ ...network })).to.throw(TypeError, network.id);
    expect(networkOf(parseAddress(`${network.id}:river`)!)).to.equal(network);
  });
});

describe('parseAddress', () => {
  it('gives the same object for the same text, so that refs can be compared', () => {
    const { id } = httpNetwork();
    expect(parseAddress(`${id}:river`)).to.equal(parseAddress(`${id}:river`));
    expect(parseAddress(`${id}:river`)).not.to.equal(parseAddress(`${id}:lake`));
  });

  it('hands addresses that no network reads to whoever can load one', () => {
    const asked: string[] = [];
    resolveUnknownAddresses((address) => asked.push(address));
    const { id } = httpNetwork();
    parseAddress('no-such-network:river');
    parseAddress(`${id}:river`);
    resolveUnknownAddresses(() => {});
    expect(asked).to.deep.equal(['no-such-network:river']);
  });

  it('takes the first registered network that reads an address', () => {
    const parse = (address: string) =>
      address === 'shared:river' ? { network: first.id, host: '', id: 'river' } : undefined;
    const first = httpNetwork({ parse });
    httpNetwork({ parse: () => ({ network: 'net-of-nobody', host: '', id: 'river' }) });
    expect(parseAddress('shared:river')?.network).to.equal(first.id);
  });
});
