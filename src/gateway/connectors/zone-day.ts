const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Hours east of Greenwich; neither zone knows summer time. */
export const CHINA = 8;
export const JAPAN = 9;

/** The day of a zone as `2026-11-22`. @param at Milliseconds since 1970. @param daysAgo @default 0 */
export function dayIn(zoneHours: number, at: number, daysAgo = 0): string {
  return new Date(at + zoneHours * HOUR_MS - daysAgo * DAY_MS).toISOString().slice(0, 10);
}

/** Milliseconds from a moment to the next midnight of a zone; more than 0, at most a day. */
export function msToMidnight(zoneHours: number, at: number): number {
  return DAY_MS - ((at + zoneHours * HOUR_MS) % DAY_MS);
}
