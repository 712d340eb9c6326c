const HOUR = 60;
const DAY = 24 * HOUR;

/** Making them costs more than using them a thousand times. */
const formats = new Map<string, readonly [Intl.RelativeTimeFormat, Intl.DateTimeFormat, Intl.DateTimeFormat]>();

/** How long ago, in few characters: `2h ago`; from a week on the day, with its year where that is another one. */
export function age(iso: string, now: number, language: string): string {
  let made = formats.get(language);
  if (!made) {
    const day = { month: 'short', day: 'numeric' } as const;
    made = [
      new Intl.RelativeTimeFormat(language, { style: 'narrow' }),
      new Intl.DateTimeFormat(language, day),
      new Intl.DateTimeFormat(language, { ...day, year: 'numeric' }),
    ];
    formats.set(language, made);
  }
  const [ago, dayOnly, dayOfYear] = made;
  const date = new Date(iso);
  // Clocks differ: what comes from the future was made just now.
  const minutes = Math.max(1, (now - +date) / 60_000);
  if (minutes >= 7 * DAY) {
    return (date.getFullYear() === new Date(now).getFullYear() ? dayOnly : dayOfYear).format(date);
  }
  const [size, unit] =
    minutes < HOUR ? ([1, 'minute'] as const) : minutes < DAY ? ([HOUR, 'hour'] as const) : ([DAY, 'day'] as const);
  return ago.format(-Math.floor(minutes / size), unit);
}
