import { expect } from '@open-wc/testing';
import { agree } from '../../src/stores/agree.js';
import * as consent from '../../src/stores/consent.js';
import { firstVisit } from '../support/first-visit.js';

/** As another tab's answer is told. */
function inOtherTab(networks: unknown): void {
  localStorage.setItem('magpie:consent', JSON.stringify(networks));
  dispatchEvent(new StorageEvent('storage', { key: 'magpie:consent' }));
}

function mayContact(...networks: readonly string[]): boolean {
  const members = networks.map((network) => ({ network, host: '', id: 'ann' }));
  return consent.mayContact(members.length > 1 ? { network: 'several', host: '', id: 'all', members } : members[0]!);
}

describe('what the visitor agrees to', () => {
  firstVisit({ consent: 'ask' });

  it('counts in all tabs at once, where it is for good', () => {
    expect(mayContact('consent-a')).to.equal(false);
    inOtherTab(['consent-a']);
    expect(mayContact('consent-a')).to.equal(true);
  });

  it('counts for this page, whatever another tab keeps', () => {
    agree('consent-b', false);
    expect(localStorage.getItem('magpie:consent')).to.equal(null);
    inOtherTab(['consent-c']);
    expect([mayContact('consent-b'), mayContact('consent-c')]).to.deep.equal([true, true]);
  });

  it('is all networks, where several accounts are shown as one', () => {
    agree('consent-f', false);
    expect(mayContact('consent-f', 'consent-g')).to.equal(false);
    agree('consent-g', false);
    expect(mayContact('consent-f', 'consent-g')).to.equal(true);
  });

  it('is added to what another tab has kept', () => {
    localStorage.setItem('magpie:consent', '["consent-d"]');
    agree('consent-e', true);
    expect(JSON.parse(localStorage.getItem('magpie:consent')!)).to.deep.equal(['consent-d', 'consent-e']);
  });

  [null, 7, 'text', {}, { length: 1 }, { includes: true }].forEach((junk, at) => {
    it(`is nothing where storage holds ${JSON.stringify(junk)}`, () => {
      inOtherTab(junk);
      expect(mayContact(`junk-${at}`)).to.equal(false);
      agree(`junk-${at}`, true);
      expect(mayContact(`junk-${at}`)).to.equal(true);
    });
  });
});
