import { expect } from '@open-wc/testing';
import { builtInNetworks } from '../../src/networks/index.js';
import { link } from '../../src/networks/link/link.js';
import { contract } from './contract.js';

// No addresses: unlike other networks', a page of its own is no address of it, or it would take every network's.
contract(link, {
  addresses: [],
  junk: ['https://river.example/', 'link:river.example', 'link:http://river.example', 'link:weixin://dl/x', 'link:https://u:p@river.example'], // prettier-ignore
});

describe('link', () => {
  it('is a page with its host as the name', () => {
    const ref = link.parse('link:https://WWW.River.example:8443/follow?us=1#now')!;
    expect(ref).to.deep.equal({
      network: 'link',
      host: 'www.river.example:8443',
      id: 'https://www.river.example:8443/follow?us=1#now',
    });
    expect(link.handle(ref)).to.equal('river.example:8443');
    expect(link.profileUrl(ref, {})).to.equal(ref.id);
    expect(link.ways!(ref, {})).to.deep.equal([{ kind: 'scan', url: ref.id }]);
  });

  it('loads nothing', () => {
    expect(link).not.to.have.any.keys('loadAccounts', 'loadPosts');
  });
});

describe('the built-in networks', () => {
  it('have ids of their own', () => {
    expect(builtInNetworks.map(({ id }) => id)).to.deep.equal([
      'bluesky',
      'mastodon',
      'magpie',
      'wechat',
      'qq',
      'line',
      'feed',
      'link',
      'several',
    ]);
  });
});
