import { atom } from 'nanostores';

/** Whether the browser has a connection, as far as it says; one to nowhere counts as well. */
export const $online = atom(globalThis.navigator?.onLine ?? true);

globalThis.addEventListener?.('online', () => $online.set(true));
globalThis.addEventListener?.('offline', () => $online.set(false));
