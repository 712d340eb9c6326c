/**
 * How names of the months begin, in English, German, French, Spanish, Portuguese, Italian and Dutch: RFC 822 knows English ones
 * alone, and many programs write those of their own language.
 */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen)/,
  /^(?:feb|fev|fév)/,
  /^(?:mar|mär|mae|mrt)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mei|mag)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|aoû|aou|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|out|ott)/,
  /^nov/,
  /^(?:dec|déc|dez|dic)/,
];

/** Minutes east of Greenwich. Names that mean several zones count for the one that feeds mean by them. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  gmt: 0,
  ut: 0,
  utc: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  met: 60,
  west: 60,
  cest: 120,
  mest: 120,
  eet: 120,
  sast: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  hkt: 480,
  sgt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
};

/** Seconds and fractions may be missing, and so may the zone: then it is Greenwich's. */
const TIME = String.raw`(\d{1,2}):?(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?`;
const ZONE = String.raw`\s{0,3}(.{0,20})`;

/** ISO 8601 and W3C's profile of it, with a space for the T, with slashes, without separators, and as Chinese and Japanese write it. */
const ISO = new RegExp(
  String.raw`^(?:[^\d\s,]{1,20}[,.]?\s{1,3})?(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?月?(?:[tT\s]{1,3}${TIME}${ZONE})?$`,
);
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:[tT]?(\d{2})(\d{2})(\d{2})?(.{0,6}))?$/;
/** RFC 822 and 2822, with or without a day of the week in whatever language, with hyphens, with years of two digits. */
const RFC_822 = new RegExp(
  String.raw`^(?:[^\d\s,]{1,20}[,.]?\s{0,3})?(\d{1,2})\.?[\s-]{1,3}(\p{L}{3,12})\.?[\s-]{1,3}(\d{4}|\d{2})(?:[\s,]{1,3}${TIME}${ZONE})?$`,
  'u',
);
/** The month first, as Americans and the C library write it; the year before the time or at the end. */
const MONTH_FIRST = new RegExp(
  String.raw`^(?:[A-Za-z]{2,9}[,.]?\s{1,3})?([A-Za-z]{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?:(\d{4})(?:,?\s{1,3}${TIME}${ZONE})?|${TIME}\s{1,3}(?:([A-Za-z+\-:\d]{1,10})\s{1,3})?(\d{4}))$`,
);

interface Parts {
  readonly year: string;
  /** 1 to 12. */
  readonly month?: string | number | undefined;
  readonly day?: string | undefined;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly zone?: string | undefined;
}

/**
 * When something happened, as feeds write it: RFC 822 and ISO 8601 with the mistakes that are made in them, and what programs
 * write of themselves. Never throws.
 * @returns Milliseconds since 1970, fractions of seconds dropped. `undefined`: not to be understood, or no day that there is.
 */
export function parseFeedDate(written: string): number | undefined {
  const text = written.trim().replace(/\s+/g, ' ');
  if (text.length > 80) return undefined;
  const parts = isoParts(text) ?? rfcParts(text) ?? monthFirstParts(text);
  return parts && toTime(parts);
}

function isoParts(text: string): Parts | undefined {
  const [, year, month, day, hour, minute, second, zone] = ISO.exec(text) ?? BASIC.exec(text) ?? [];
  return year === undefined ? undefined : { year, month, day, hour, minute, second, zone };
}

function rfcParts(text: string): Parts | undefined {
  const [, day, name = '', year, hour, minute, second, zone] = RFC_822.exec(text) ?? [];
  const month = monthOf(name);
  return year === undefined || month === undefined ? undefined : { year, month, day, hour, minute, second, zone };
}

function monthFirstParts(text: string): Parts | undefined {
  const [, name = '', day, year, hour, minute, second, zone, ...late] = MONTH_FIRST.exec(text) ?? [];
  const month = monthOf(name);
  if (month === undefined) return undefined;
  if (year !== undefined) return { year, month, day, hour, minute, second, zone };
  const [lateHour, lateMinute, lateSecond, lateZone, lateYear = ''] = late;
  return { year: lateYear, month, day, hour: lateHour, minute: lateMinute, second: lateSecond, zone: lateZone };
}

function monthOf(name: string): number | undefined {
  const index = MONTHS.findIndex((beginning) => beginning.test(name.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}

function toTime({
  year,
  month = 1,
  day = '1',
  hour = '0',
  minute = '0',
  second = '0',
  zone,
}: Parts): number | undefined {
  const fullYear = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2_000 : 1_900) : Number(year);
  const offset = minutesEast(zone);
  const [months, days, hours, minutes, seconds] = [month, day, hour, minute, second].map(Number) as Five;
  if (offset === undefined || fullYear < 1_000 || hours > 24 || minutes > 59 || seconds > 60) return undefined;
  const midnight = Date.UTC(fullYear, months - 1, days);
  // `Date` makes the 31st of June the 1st of July.
  const found = new Date(midnight);
  if (found.getUTCMonth() !== months - 1 || found.getUTCDate() !== days) return undefined;
  return midnight + (hours * 60 + minutes - offset) * 60_000 + Math.min(seconds, 59) * 1_000;
}

type Five = [number, number, number, number, number];

/** @returns `undefined` where it is no zone. */
function minutesEast(zone = ''): number | undefined {
  const name = zone
    .trim()
    .toLowerCase()
    .replace(/^\((.*)\)$/, '$1');
  if (name === '') return 0;
  // A comment may follow, such as “+0100 (CET)”.
  const [, sign, hours, minutes = '0'] = /^(?:gmt|utc|ut)?\s?([+\-−])(\d{1,2}):?(\d{2})?(?:\s.*)?$/.exec(name) ?? [];
  if (sign !== undefined) {
    const east = Number(hours) * 60 + Number(minutes);
    return east > 14 * 60 || Number(minutes) > 59 ? undefined : sign === '+' ? east : -east;
  }
  if (/^[ap]\.?m\b/.test(name)) return undefined;
  // What is no zone that is known (“Etc”, a military letter) is no reason to have no date.
  return /^[a-z/ _]+$/.test(name) ? (ZONES[name] ?? 0) : undefined;
}
