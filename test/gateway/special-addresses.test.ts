import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublicAddress } from '../../src/gateway/pictures/special-addresses.js';
import { special } from './support/special-blocks.js';

/** Beside the special blocks, and far from them. */
// prettier-ignore
const open = [
  '1.1.1.1', '9.255.255.255', '11.0.0.0', '93.184.215.14', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0',
  '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.167.255.255', '192.169.0.0',
  '198.17.255.255', '198.20.0.0', '223.255.255.255', '2000::1', '2001:200::1', '2001:4860:4860::8888', '2003::1',
  '2606:4700::6810:84e5', '3ffe:ffff::1',
];

// prettier-ignore
const noAddresses = [
  '', 'localhost', 'example.com', '127.1', '0177.0.0.1', '0x7f.0.0.1', '2130706433', '1.1.1', '1.1.1.1.1', '01.1.1.1', '1.1.1.1 ',
  '[::1]', '[2606:4700::1]', 'fe80::1%eth0', '2606:4700::1%1', '2606:4700:::1', '2606:4700::1/64', '1.1.1.1:443', '256.1.1.1',
];

describe('public addresses', () => {
  for (const [first, last, name] of special) {
    it(`have no place from ${first} to ${last}, ${name}`, () => {
      assert.equal(isPublicAddress(first), false);
      assert.equal(isPublicAddress(last), false);
    });
  }

  it('lie beside what is kept for special use', () => {
    assert.deepEqual(
      open.filter((address) => !isPublicAddress(address)),
      [],
    );
  });

  it('have one spelling: what a resolver would not say is none', () => {
    assert.deepEqual(noAddresses.filter(isPublicAddress), []);
  });
});
