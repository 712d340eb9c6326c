/** From this age on, a kept answer says how old it is; milliseconds. */
export const STALE_MS = 3_600_000;
