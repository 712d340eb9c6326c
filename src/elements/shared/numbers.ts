import { formatOf, isPlainEnglish } from './formats.js';

/** A count in few characters, as the language writes it: `48.2K`, `4.8万`. */
export function compact(count: number, language: string): string {
  let rest = count;
  for (const unit of isPlainEnglish(language) ? ' KMBT' : '') {
    const rounded = Math.round(rest * 10) / 10;
    if (rounded < 1000) return `${rounded}${unit}`.trim();
    rest /= 1000;
  }
  return formatOf(
    language,
    () => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }),
  ).format(count);
}
