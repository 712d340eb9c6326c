import { MAX_LINE } from './feed.js';

const EMAIL = /^\S{1,200}@\S{1,200}$/;

/** “May (may@example.com)”, “may@example.com (May)” and “May <may@example.com>” are May; an address alone is nobody. */
export function personName(written: string): string {
  const text = written.slice(0, MAX_LINE).replace(/\s+/g, ' ').trim();
  const [, outer = text, inner = ''] = /^([^(<]*?) ?[(<]([^()<>]*)[)>]$/.exec(text) ?? [];
  if (EMAIL.test(outer)) return EMAIL.test(inner) ? '' : inner;
  return EMAIL.test(inner) ? outer : text;
}
