import { html } from 'hono/html';
import { pictureUrl } from '../pictures/picture-url.js';
import type { AccountRow } from '../accounts/account-store.js';
import { visibleName } from '../../core/visible-name.js';
import type { Services } from '../services.js';
import type { Html } from './language.js';

const css = String.raw;

/** `@river`. */
export const handleOf = ({ username }: AccountRow): string => `@${username}`;

/** What an account is called; its handle where the name shows nothing. */
export const nameOf = (account: AccountRow): string => visibleName(account.name, handleOf(account));

/** The picture of an account, or the first letter of its name. Says nothing to screen readers: the name stands beside it. */
export function avatar(services: Services, account: AccountRow): Html {
  if (account.avatar_id === null) {
    const [letter = ''] = nameOf(account).replace(/^@/, '');
    return html`<span class="avatar" aria-hidden="true">${letter.toUpperCase()}</span>`;
  }
  // Without the origin: the page's policy lets in pictures of the page's own.
  const { pathname } = new URL(pictureUrl(services, account.avatar_id, 'preview'));
  return html`<img class="avatar" src="${pathname}" alt="" width="80" height="80" />`;
}

/** To be given to `page` beside `avatar`. */
export const avatarStyles = css`
  .avatar {
    display: inline-grid;
    place-items: center;
    inline-size: 5rem;
    block-size: 5rem;
    border: 1px solid var(--line);
    border-radius: 50%;
    background: var(--sunk);
    color: var(--quiet);
    font-size: 2rem;
    font-weight: 650;
    line-height: 1;
    object-fit: cover;
  }
`;
