import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import { visibleName } from '../../core/visible-name.js';
import type { AccountRow } from '../accounts/account-store.js';
import { pictureUrl } from '../pictures/picture-url.js';
import type { Services } from '../services.js';
import type { Html } from './language.js';
import { ownPath } from './public-page.js';

const css = String.raw;

/** How an account is shown. */
export interface Figure {
  readonly name: string;
  /** `@river`. */
  readonly handle: string;
  /** Path on this gateway: the page's policy lets in pictures of the page's own. */
  readonly picturePath: string | undefined;
}

/** `@river`, of this gateway as of a platform. */
export const handleOf = ({ username }: AccountRow): string => `@${username.replace(/^.*:@?/, '')}`;

/** What an account is called; its handle where the name shows nothing. */
export const nameOf = (account: AccountRow): string => visibleName(account.name, handleOf(account));

/** As the gateway knows it. */
export const figureOf = (services: Services, row: AccountRow): Figure => ({
  name: nameOf(row),
  handle: handleOf(row),
  picturePath: row.avatar_id === null ? undefined : ownPath(services, pictureUrl(services, row.avatar_id, 'preview')),
});

/** As everybody may see it. */
export const figureOfAccount = (
  services: Services,
  { name, handle, avatarUrl }: components['schemas']['Account'],
): Figure => ({ name: visibleName(name, handle), handle, picturePath: ownPath(services, avatarUrl) });

/** The picture of an account, or the first letter of its name. Says nothing to screen readers: the name stands beside it. */
export function avatar({ name, picturePath }: Figure): Html {
  const letter = [...name.replace(/^@/, '')][0]?.toUpperCase() ?? '';
  return picturePath === undefined
    ? html`<span class="avatar" aria-hidden="true">${letter}</span>`
    : html`<img class="avatar" src="${picturePath}" alt="" width="80" height="80" data-letter="${letter}" />`;
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
  /* Browsers draw it only where the picture cannot be had. */
  .avatar[data-letter]::after {
    content: attr(data-letter) / '';
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: var(--sunk);
  }
  .avatar[data-letter] {
    position: relative;
    overflow: hidden;
  }
`;
