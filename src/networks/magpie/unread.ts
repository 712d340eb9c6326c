import type { components } from '../../core/gateway-api.js';

type Schemas = components['schemas'];
type KeyOf<Schema> = Schema extends unknown ? keyof Schema : never;

/** An object of the gateway's contract before it is read: the fields that it may have, none of them believed yet. */
export type Unread<Name extends keyof Schemas> = Partial<Readonly<Record<KeyOf<Schemas[Name]>, unknown>>>;
