const formats = new Map<string, Intl.DateTimeFormat>();

/** The day with its year: what is drawn may be read tomorrow. As browsers say it of what is long ago. */
export function age(iso: string, _now: number, language: string): string {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', year: 'numeric' });
    formats.set(language, format);
  }
  return format.format(new Date(iso));
}
