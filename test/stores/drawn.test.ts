import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Account } from '../../src/core/model.js';
import { RemoteController } from '../../src/elements/shared/remote-controller.js';
import { Widget } from '../../src/elements/shared/widget.js';
import { $account } from '../../src/stores/account.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';
import { eventsOf } from '../support/next-event.js';

/** Draws an answer later than it is there. */
class Late extends Widget {
  drawn = false;
  readonly answer = new RemoteController<Account>(this, () => this.ref && $account(this.ref));
  protected override renderAccount(): unknown {
    return html`<slot></slot>`;
  }
}
customElements.define('late-widget', Late);

describe('a widget that waits for more than its answer', () => {
  firstVisit();

  it('says that it is loaded when it has drawn, and once', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    const late = await fixture<Late>(
      html`<late-widget account="${id}:river" style="display: block">River</late-widget>`,
    );
    const events = eventsOf(late, 'magpie-load');
    await waitUntil(() => late.answer.value?.state === 'ready');
    await late.updateComplete;
    expect(events.length).to.equal(0);
    late.drawn = true;
    for (let times = 0; times < 2; times++) {
      late.requestUpdate();
      await late.updateComplete;
    }
    expect(events.length).to.equal(1);
  });
});
