import { fixture, html, waitUntil } from '@open-wc/testing';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import { configure } from '../../src/stores/settings.js';
import { folded, inside } from './drawn.js';
import { FakeGateway } from './fake-gateway.js';
import { press } from './press.js';

let made = 0;

/** A gateway of the test's own, set up for the page: what a page knows of one, it knows until it is left. */
export function setUpGateway(): FakeGateway {
  const gateway = new FakeGateway(`https://gateway-${++made}.example`);
  configure({ gateway: gateway.url, fetch: gateway.fetch });
  return gateway;
}

/** What is clicked in a button. */
export const control = (button: Element): HTMLAnchorElement => inside<HTMLAnchorElement>(button, '[part=button]');

export const labelOf = (button: Element): string => control(button).textContent.trim();

export async function drawFollow(account = 'magpie:river'): Promise<FollowButton> {
  // A pointer that comes to press a button comes over it some time before.
  await import('../../src/elements/follow-button/ways.js');
  return fixture(html`
    <magpie-follow-button account=${account}><a href="https://river.example/">River</a></magpie-follow-button>
  `);
}

export async function shows(button: Element, label: string): Promise<void> {
  await waitUntil(() => labelOf(button) === label, `the button shows ${label}`);
}

/** What a dialog says that the visitor is to do, or how it ended. */
export const sentenceOf = (dialog: Element): string => folded(inside(dialog, '[role=status]').textContent);

/** The dialog of an attempt, open. */
export async function dialogOf(button: Element): Promise<HTMLElementTagNameMap['magpie-ticket-dialog']> {
  const find = () => button.shadowRoot!.querySelector('magpie-ticket-dialog');
  await waitUntil(() => find()?.shadowRoot?.querySelector('dialog')?.open, 'the dialog is open');
  return find()!;
}

export const hasDialog = (button: Element): boolean =>
  button.shadowRoot!.querySelector('magpie-ticket-dialog') !== null;

/** Draws a button of an account that the visitor has come to follow by it. */
export async function drawFollowing(gateway: FakeGateway, account = 'magpie:river'): Promise<FollowButton> {
  const button = await drawFollow(account);
  await press(control(button));
  await dialogOf(button);
  gateway.approve();
  await shows(button, 'Following');
  await waitUntil(() => !hasDialog(button), 'the dialog goes', { timeout: 2_500 });
  return button;
}
