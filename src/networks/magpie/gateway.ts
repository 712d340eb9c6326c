import type { AccountRef } from '../../core/model.js';
import type { PageSettings } from '../../core/network.js';
import { safeUrl } from '../../core/url.js';

let warned = false;

/**
 * Where the page's gateway is: its setting `gateway`, an https address that may have a path; one without a host is of the
 * page's own.
 * @returns Without a slash at the end; `undefined` where there is none, which the console is told once.
 */
export function gatewayOf({ gateway }: PageSettings): string | undefined {
  const url = gateway && safeUrl(gateway, globalThis.location?.href);
  if (url) return url.replace(/[?#].*/, '').replace(/\/$/, '');
  if (!warned) {
    console.warn(
      `magpie: accounts are read from a gateway, and ${gateway ? `“${gateway}” is no https address` : 'this page names none'}. ` +
        'Set data-gateway="https://…" on the script tag, <meta name="magpie:gateway" content="https://…">, or configure({ gateway }).',
    );
  }
  warned = true;
  return undefined;
}

/** The gateway's page of an account. @param name As it stands in the page's address. */
export function pageOf(name: string, settings: PageSettings): string | undefined {
  const gateway = gatewayOf(settings);
  return gateway && `${gateway}/@${encodeURI(name)}`;
}

/** How the gateway's API names an account. */
export function addressOf({ network, host, id }: AccountRef): string {
  return `${network}:${id}${host && `@${host}`}`;
}

/** The address of a path of the gateway's API. Asked only for accounts of pages that have a gateway. */
export function apiUrl(path: string, settings: PageSettings): string {
  return `${gatewayOf(settings) ?? ''}/v1/${path}`;
}
