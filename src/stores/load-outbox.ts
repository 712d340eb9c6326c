type Outbox = typeof import('./outbox.js');

let outbox: Outbox | undefined;

/**
 * Loads what sends wishes that take no more than a click: most visitors have none. Where one has allowed a network so much, it is
 * loaded before they click, for without a connection it could not be, and a page that goes away would take the click with it.
 */
export async function loadOutbox(): Promise<Outbox> {
  return (outbox ??= await import('./outbox.js'));
}

/** As `want` of the outbox: at once, where that is loaded. */
export const want: Outbox['want'] = (...wish) =>
  outbox ? outbox.want(...wish) : loadOutbox().then((loaded) => loaded.want(...wish));
