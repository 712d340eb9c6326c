import type { Context } from 'hono';
import { html } from 'hono/html';
import { findAccounts } from '../accounts/account-store.js';
import { addressOf } from '../accounts/address.js';
import { isOpenAddress } from '../open-networks/open-networks.js';
import type { Services } from '../services.js';
import { nameOf } from './account-figure.js';
import { isolated, type Html } from './language.js';
import type { MeVisit } from './me-views.js';
import { networkName } from './network-name.js';
import { hostOf } from './site-name.js';

/** What has just been done, as the query of `/me` that says so. */
export type Done = { readonly unfollowed: string } | { readonly revoked: string } | { readonly disconnected: string };

/** Where to go on after something was done. */
export const mePath = (done: Done): string => `/me?${new URLSearchParams(done)}`;

/** Says what has just been done. Anybody can write a query, so it is said only while it is true. */
export async function doneNotice(context: Context, services: Services, visit: MeVisit): Promise<Html | undefined> {
  const { language, follows, sites, networks } = visit;
  const disconnected = context.req.query('disconnected') ?? '';
  if (isOpenAddress(`${disconnected}:`) && !networks.some(({ network }) => network === disconnected)) {
    return status(
      language.tell('{network} is disconnected. You follow the same accounts as before.', {
        network: networkName(disconnected, language),
      }),
    );
  }
  const unfollowed = context.req.query('unfollowed');
  const revoked = context.req.query('revoked');
  if (unfollowed !== undefined && !follows.some(({ account }) => account.username === unfollowed)) {
    const address = addressOf(unfollowed);
    const account = (await findAccounts(services, [address])).get(address);
    return account && status(language.tell('You do not follow {name} anymore.', { name: isolated(nameOf(account)) }));
  }
  if (revoked !== undefined && URL.canParse(revoked) && !sites.some(({ origin }) => origin === revoked)) {
    return status(
      language.tell('{site} can no longer show or change what you follow. You follow the same accounts as before.', {
        site: html`<bdi dir="ltr">${hostOf(revoked)}</bdi>`,
      }),
    );
  }
  return undefined;
}

const status = (text: Html): Html => html`<p class="notice" role="status">${text}</p>`;
