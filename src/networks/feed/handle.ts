import type { AccountRef } from '../../core/model.js';

/** A feed is known by its host. */
export function handleOf({ host }: AccountRef): string {
  return host.replace(/^www\./, '');
}
