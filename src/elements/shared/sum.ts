import type { Account } from '../../core/model.js';
import type { MessageKey } from '../../locales/messages.js';

/**
 * What the followers of several accounts are called, who are counted together: a sum over the networks that tell, in which
 * people who follow on two of them are counted twice.
 * @returns The text, and what fills it.
 */
export function sumWords({ parts = [] }: Account): readonly [key: MessageKey, values: { readonly n: string }] {
  const told = parts.filter(({ followers }) => followers !== undefined).length;
  return [told > 1 ? 'follower on {n} networks|followers on {n} networks' : 'follower|followers', { n: String(told) }];
}
