import { expect } from '@open-wc/testing';
import { readFollowLinks } from '../../src/core/follow-links.js';

const CARD = 'mqqapi://card/show_pslcard?src_type=web&card_type=public_account&uin=2658655094&version=1';

describe('readFollowLinks', () => {
  it('keeps the ways in their order', () => {
    const links = [
      { where: 'ios', url: CARD },
      { where: 'in-app', url: 'https://mp.weixin.qq.com/mp/profile_ext?action=home#wechat_redirect' },
      { where: 'anywhere', url: 'https://line.me/R/ti/p/%40river' },
    ];
    expect(readFollowLinks(links)).to.deep.equal(links);
  });

  for (const url of [CARD, 'mqq://card', 'line://ti/p/@river', 'weixin://dl/business', 'https://river.example/']) {
    it(`lets a phone open ${url.replace(/\?.*/, '')}`, () => {
      expect(readFollowLinks([{ where: 'android', url }]).map((link) => link.url)).to.deep.equal([url]);
    });
  }

  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'intent://scan/#Intent;scheme=zxing;end',
    'http://river.example/',
    'tel:110',
    'market://details?id=x',
    'weixinx://dl',
    'https://me:secret@river.example/',
    `https://river.example/${'a'.repeat(2_100)}`,
    'river',
    '',
    7,
    null,
  ]) {
    it(`leaves out ${String(url).slice(0, 40)}`, () => {
      for (const where of ['in-app', 'ios', 'android', 'anywhere']) {
        expect(readFollowLinks([{ where, url }]), where).to.deep.equal([]);
      }
    });
  }

  it('lets only phones open an app', () => {
    for (const where of ['in-app', 'anywhere', 'desktop', undefined]) {
      expect(readFollowLinks([{ where, url: CARD }])).to.deep.equal([]);
    }
  });

  it('stays calm about what is no list of links', () => {
    for (const junk of [undefined, null, 7, 'https://river.example/', {}, [null, 7, 'x', []]]) {
      expect(readFollowLinks(junk)).to.deep.equal([]);
    }
    expect(readFollowLinks(Array(50).fill({ where: 'anywhere', url: 'https://river.example/' }))).to.have.length(8);
  });
});
