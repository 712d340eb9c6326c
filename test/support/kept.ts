import { refOf } from './http-network.js';
import { sampleAccount, text } from './samples.js';

/** Where a visit keeps the answer about an account. */
export function keyOf(address: string): string {
  const { network, host, id } = refOf(address);
  return `magpie:1:account:${network}:${host}:${id}`;
}

/** Keeps an answer as a visit some time ago did. A negative age is one from the future. */
export function keepAccount(address: string, ageSeconds: number, name = 'Kept'): void {
  const value = sampleAccount({ ref: refOf(address), name: text(name) });
  localStorage.setItem(keyOf(address), JSON.stringify({ at: Date.now() - ageSeconds * 1000, value }));
}
