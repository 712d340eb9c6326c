import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublicAddress } from '../../src/gateway/pictures/special-addresses.js';

/** IANA's special-purpose registries, multicast and what is not given out: first and last address of each block. */
const special = [
  ['0.0.0.0', '0.255.255.255', 'this network'],
  ['10.0.0.0', '10.255.255.255', 'private'],
  ['100.64.0.0', '100.127.255.255', 'shared behind a carrier'],
  ['127.0.0.0', '127.255.255.255', 'loopback'],
  ['169.254.0.0', '169.254.255.255', 'link-local'],
  ['169.254.169.254', '169.254.170.2', 'metadata of clouds'],
  ['172.16.0.0', '172.31.255.255', 'private'],
  ['192.0.0.0', '192.0.0.255', 'protocol assignments'],
  ['192.0.2.0', '192.0.2.255', 'documentation'],
  ['192.31.196.0', '192.31.196.255', 'AS112'],
  ['192.52.193.0', '192.52.193.255', 'AMT'],
  ['192.88.99.0', '192.88.99.255', '6to4 relays'],
  ['192.168.0.0', '192.168.255.255', 'private'],
  ['192.175.48.0', '192.175.48.255', 'AS112'],
  ['198.18.0.0', '198.19.255.255', 'benchmarking'],
  ['198.51.100.0', '198.51.100.255', 'documentation'],
  ['203.0.113.0', '203.0.113.255', 'documentation'],
  ['224.0.0.0', '239.255.255.255', 'multicast'],
  ['240.0.0.0', '255.255.255.254', 'reserved'],
  ['255.255.255.255', '255.255.255.255', 'broadcast'],
  ['::', '::', 'unspecified'],
  ['::1', '::1', 'loopback'],
  ['::7f00:1', '::ffff:ffff', 'IPv4-compatible'],
  ['::ffff:0:0', '::ffff:ffff:ffff', 'IPv4-mapped'],
  ['::ffff:127.0.0.1', '::ffff:8.8.8.8', 'IPv4-mapped, in decimal'],
  ['::ffff:0:7f00:1', '::ffff:0:808:808', 'IPv4-translated'],
  ['64:ff9b::', '64:ff9b::ffff:ffff', 'NAT64'],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff', 'NAT64 of a local network'],
  ['100::', '100::ffff:ffff:ffff:ffff', 'discard'],
  ['100:0:0:1::', '100:0:0:1:ffff:ffff:ffff:ffff', 'dummy'],
  ['2001::', '2001:0:ffff:ffff:ffff:ffff:ffff:ffff', 'Teredo'],
  ['2001:2::', '2001:2:0:ffff:ffff:ffff:ffff:ffff', 'benchmarking'],
  ['2001:3::', '2001:3:ffff:ffff:ffff:ffff:ffff:ffff', 'AMT'],
  ['2001:4:112::', '2001:4:112:ffff:ffff:ffff:ffff:ffff', 'AS112'],
  ['2001:10::', '2001:1f:ffff:ffff:ffff:ffff:ffff:ffff', 'ORCHID'],
  ['2001:20::', '2001:2f:ffff:ffff:ffff:ffff:ffff:ffff', 'ORCHIDv2'],
  ['2001:30::', '2001:3f:ffff:ffff:ffff:ffff:ffff:ffff', 'drone remote ID'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'documentation'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '6to4'],
  ['2002:7f00:1::', '2002:a9fe:a9fe::1', '6to4 around IPv4'],
  ['2620:4f:8000::', '2620:4f:8000:ffff:ffff:ffff:ffff:ffff', 'AS112'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', 'documentation'],
  ['4000::', '5eff:ffff::', 'not given out'],
  ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'segment routing'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'unique local'],
  ['fd00:ec2::254', 'fd00:ec2::254', 'metadata of clouds'],
  ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'link-local'],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'site-local'],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'multicast'],
] as const;

/** Beside the blocks above, and far from them. */
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
