import { formatOf, isPlainEnglish } from '../shared/formats.js';

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long ago, in few characters: `2h ago`; from a week on the day, with its year where that is another one. */
export function age(iso: string, now: number, language: string): string {
  const date = new Date(iso);
  const isEnglish = isPlainEnglish(language);
  // Clocks differ: what comes from the future was made just now.
  const minutes = Math.max(1, (now - +date) / 60_000);
  if (minutes < 7 * DAY) {
    const [size, unit] =
      minutes < HOUR ? ([1, 'minute'] as const) : minutes < DAY ? ([HOUR, 'hour'] as const) : ([DAY, 'day'] as const);
    const count = Math.floor(minutes / size);
    return isEnglish
      ? `${count}${unit[0]} ago`
      : formatOf(`${language} ago`, () => new Intl.RelativeTimeFormat(language, { style: 'narrow' })).format(
          -count,
          unit,
        );
  }
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  if (isEnglish) {
    // `Mon Nov 23 2026`, in any browser and whatever its language is.
    const [, month, day, ofYear] = date.toDateString().split(' ');
    return `${month} ${+day!}${isThisYear ? '' : `, ${ofYear}`}`;
  }
  const year = isThisYear ? undefined : 'numeric';
  return formatOf(
    `${language} ${year}`,
    () => new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', year }),
  ).format(date);
}
