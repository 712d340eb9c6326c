const formats = new Map<string, Intl.NumberFormat>();

/** A count in few characters, as the language writes it: `48.2K`, `4.8万`. Making a format costs more than using it. */
export function compact(count: number, language: string): string {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
    formats.set(language, format);
  }
  return format.format(count);
}
