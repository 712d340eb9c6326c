/** How the months begin, in English, German, French, Spanish, Portuguese, Italian and Dutch: many programs write their own. */
const MONTHS =
  'jan|ene|gen feb|fev|fév mar|mär|mae|mrt apr|avr|abr may|mai|mei|mag jun|juin|giu jul|juil|lug aug|aoû|aou|ago sep|set oct|okt|out|ott nov dec|déc|dez|dic'
    .split(' ')
    .map((names) => new RegExp(`^(?:${names})`, 'i'));

/** Hours from UTC. Of names that mean several zones, the one that feeds mean. */
const ZONES = new Map(
  'bst1 cet1 met1 west1 cest2 mest2 eet2 sast2 eest3 msk3 ist5.5 hkt8 sgt8 awst8 jst9 kst9 aest10 aedt11 nzst12 nzdt13 ast-4 adt-3 est-5 edt-4 cst-6 cdt-5 mst-7 mdt-6 pst-8 pdt-7 akst-9 akdt-8 hst-10'
    .split(' ')
    .map((entry) => [entry.replace(/[\d.-]+/, ''), Number(entry.replace(/[a-z]+/, ''))]),
);

const TIME = '(\\d{1,2}):?(\\d\\d)(?::?(\\d\\d)(?:[.,]\\d*)?)?';
const ZONE = '\\s*(?:gmt|utc?)?\\s*([a-z]{1,5}|[+-]\\d\\d?:?\\d\\d)?';

/** ISO 8601 and its profiles (RFC 3339, W3C-DTF): as little as a year, or a space where the `T` belongs. */
const ISO = new RegExp(`^(\\d{4})(?:-?(\\d\\d)(?:-?(\\d\\d)(?:(?:\\s*t|\\s)\\s*${TIME}${ZONE})?)?)?`, 'i');
/** RFC 822 as feeds write it: with or without the day of the week, its comma, seconds and zone; years of two digits. */
const RFC822 = new RegExp(
  `^(?:\\p{L}+[.,]*\\s*)?(\\d{1,2})(?:\\s*[-/]\\s*|[.\\s]\\s*)(\\p{L}{3,})[.,]?(?:\\s*[-/]\\s*|\\s+)(\\d{2,4})(?:,?\\s+${TIME}${ZONE})?`,
  'iu',
);
/** The month in front: `January 1, 2004`, and what C's `asctime` prints. */
const MONTH_FIRST = new RegExp(
  `^(?:\\p{L}+[.,]*\\s+)?(\\p{L}{3,})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:(\\d{4})(?!:)(?:,?\\s+${TIME}${ZONE})?|${TIME}${ZONE}\\s+(\\d{4}))`,
  'iu',
);

/**
 * Reads a date of a feed. Without a zone, or with one that nobody knows, it is UTC; without a time it is midnight.
 * @returns ISO 8601 in UTC, or `undefined` where it is no date. Never throws.
 * @see https://www.rfc-editor.org/rfc/rfc2822#section-4.3 for years of two digits and the names of zones
 */
export function toDate(text: string): string | undefined {
  const given = text.trim().slice(0, 80);
  const [iso, ...ofIso] = ISO.exec(given) ?? [];
  if (iso) return toIso(ofIso[0], ofIso[1] ?? '1', ofIso[2], ofIso.slice(3));
  const [, day, month, year, ...time] = RFC822.exec(given) ?? [];
  if (day) return toIso(year, monthOf(month), day, time);
  const [, name, first, before, ...rest] = MONTH_FIRST.exec(given) ?? [];
  return before
    ? toIso(before, monthOf(name), first, rest)
    : toIso(rest.at(-1), monthOf(name), first, rest.slice(4, -1));
}

/** @returns 0 for what is no month. */
function monthOf(name = ''): string {
  return `${MONTHS.findIndex((month) => month.test(name)) + 1}`;
}

function toIso(
  year: string | undefined,
  month: string,
  day = '1',
  [hours = '0', minutes = '0', seconds = '0', zone = '']: readonly (string | undefined)[],
): string | undefined {
  if (!year) return undefined;
  const short = year.length < 4;
  const fullYear = Number(year) + (short ? (year.length < 3 && Number(year) < 50 ? 2000 : 1900) : 0);
  const midnight = new Date(0);
  midnight.setUTCFullYear(fullYear, Number(month) - 1, Number(day));
  // A month or day that does not exist moves into another; so does “NaN”.
  if (midnight.getUTCMonth() !== Number(month) - 1) return undefined;
  // 24:00 and the leap second are the moment after.
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const moment = midnight.getTime() + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return new Date(moment - minutesOf(zone) * 60_000).toISOString();
}

/** Single letters are military zones, which were used with either sign, so RFC 2822 takes them for UTC. */
function minutesOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d?):?(\d\d)$/.exec(zone) ?? [];
  if (!sign) return (ZONES.get(zone.toLowerCase()) ?? 0) * 60;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
