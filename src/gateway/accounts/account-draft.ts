import type { components } from '../../core/gateway-api.js';
import { visibleName } from '../../core/visible-name.js';
import { ProblemError } from '../http/problem.js';
import { picturesOf } from '../pictures/picture-store.js';
import { wireUrl } from '../posts/wire-url.js';
import type { Services } from '../services.js';
import type { AccountEdit, AccountRow } from './account-store.js';

type Schemas = components['schemas'];
type Problems = { pointer: string; detail: string }[];

/**
 * A draft or a change with its website as links have it, after what the contract's schema cannot say.
 * @throws {ProblemError} invalid-request.
 */
export function checkedDraft<Draft extends Schemas['AccountDraft'] | Schemas['AccountChange']>(draft: Draft): Draft {
  const errors: Problems = [];
  if (draft.name !== undefined && visibleName(draft.name, '') === '') {
    errors.push({ pointer: '/name', detail: 'must have something to see' });
  }
  const website = wireUrl(draft.website);
  if (typeof draft.website === 'string' && website === undefined) {
    errors.push({ pointer: '/website', detail: 'must be an https address without user name and password' });
  }
  if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
  return website === undefined ? draft : { ...draft, website };
}

/** A change as it is stored. @throws {ProblemError} picture-unknown. */
export async function readEdit(
  services: Services,
  { id }: AccountRow,
  { avatar, banner, fields, ...rest }: Schemas['AccountChange'],
): Promise<AccountEdit> {
  const wanted = Object.entries({ avatar, banner }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const known = await picturesOf(
    services,
    id,
    wanted.map(([, pictureId]) => pictureId),
  );
  const errors = wanted
    .filter(([, pictureId]) => !known.has(pictureId))
    .map(([name]) => ({ pointer: `/${name}`, detail: 'was not uploaded to this account' }));
  if (errors.length > 0) {
    throw new ProblemError('picture-unknown', 'Upload the picture to this account first.', { errors });
  }
  return {
    ...rest,
    ...(fields === undefined ? {} : { fields: JSON.stringify(fields) }),
    ...(avatar === undefined ? {} : { avatar_id: avatar }),
    ...(banner === undefined ? {} : { banner_id: banner }),
  };
}
