import { NetworkError } from '../core/errors.js';
import type { Following } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { networkOf, type PageSettings } from '../core/network.js';
import { $settings } from './settings.js';

/** What follows an account without leaving this page. @throws {NetworkError} unreachable: it could not be loaded. */
export async function followingOf(ref: AccountRef): Promise<Following> {
  try {
    return await networkOf(ref).following!($settings.get() as PageSettings);
  } catch (cause) {
    throw new NetworkError('unreachable', `What follows on ${ref.network} could not be loaded`, { cause });
  }
}
