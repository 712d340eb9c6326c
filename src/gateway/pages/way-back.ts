import type { TicketView } from '../follows/ticket-view.js';

/**
 * Where a page for a ticket leads back to; only where it took the asking page's place, and only to that page's own origin.
 * @param here Path and query of the page; `?return=1` says that it took that place.
 * @returns `undefined`: nowhere; the window is to be closed.
 */
export function wayBack(
  here: string,
  { returnUrl, origin }: Pick<TicketView, 'returnUrl' | 'origin'>,
): string | undefined {
  const query = new URLSearchParams(here.split('?')[1] ?? '');
  if (query.get('return') !== '1' || returnUrl === undefined || !URL.canParse(returnUrl)) return undefined;
  return new URL(returnUrl).origin === origin ? returnUrl : undefined;
}
