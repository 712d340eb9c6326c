import { networks } from './networks.js';

/**
 * Says of each address that was pasted whom it names, or what to do about it.
 * @param {HTMLElement} list
 * @param {readonly (import('./account-list.js').Found | import('./account-list.js').Unknown)[]} accounts
 */
export function drawAccounts(list, accounts) {
  list.replaceChildren(...accounts.map(row));
}

function row(account) {
  const item = document.createElement('li');
  const { text, problem, name, network, trouble } = account;
  item.className = problem ? 'unknown' : trouble ? 'troubled' : 'known';
  const who = document.createElement('bdi');
  who.textContent = problem ? text : name;
  const where = document.createElement('span');
  where.textContent = problem ?? [networks[network]?.label ?? network, trouble].filter(Boolean).join(' · ');
  item.append(who, ' ', where);
  return item;
}
