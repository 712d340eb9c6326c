/** A language as BCP 47 writes it, of what feeds write: `en_us`, `EN`. `undefined` for what is none. Never throws. */
export function toLanguage(text: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales((text ?? '').trim().replaceAll('_', '-'))[0];
  } catch {
    // Feeds write anything there, and nothing depends on it but how the text is spoken.
    return undefined;
  }
}
