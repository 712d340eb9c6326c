import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { contrast } from '../support/contrast.js';
import { has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';

describe('on a brand’s page', () => {
  firstVisit();

  for (const scheme of ['light', 'dark']) {
    for (const accent of [
      undefined,
      '#0b3d91',
      '#7c3aed',
      '#ffd400',
      '#e0245e',
      '#1d9bf0',
      '#ff4500',
      '#808080',
      '#000',
      '#fff',
    ]) {
      it(`the words of a ${accent ?? 'plain'} button can be read in the ${scheme}`, async () => {
        const { id } = httpNetwork();
        const stage = await fixture<HTMLElement>(
          html`<p><magpie-follow-button account=${`${id}:river`}></magpie-follow-button></p>`,
        );
        stage.style.colorScheme = scheme;
        if (accent) stage.style.setProperty('--magpie-accent', accent);
        const { backgroundColor, color } = getComputedStyle(inside(stage.firstElementChild!, 'a'));
        expect(contrast(backgroundColor, color)).to.be.at.least(4.5);
      });
    }
  }

  for (const [place, style] of [
    ['a row', 'display: flex'],
    ['a column of its own', 'display: inline-grid; grid-template-columns: auto'],
    ['a float', 'float: inline-start'],
  ] as const) {
    it(`a card has a width in ${place}`, async () => {
      const { id } = httpNetwork();
      configure({ fetch: answeringEach(accountsFor) });
      const stage = await fixture<HTMLElement>(
        html`<div><magpie-account-card account=${`${id}:river`}></magpie-account-card></div>`,
      );
      stage.style.cssText = style;
      const card = stage.querySelector('magpie-account-card')!;
      await waitUntil(() => has(card, '[part=name]'));
      expect(card.getBoundingClientRect().width).to.be.at.least(240);
    });
  }
});
