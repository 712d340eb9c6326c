import type { RichText } from './rich-text.js';

/** Plain text with a break for each line end. Empty for empty text. */
export function toLines(text: string): RichText {
  // The line ends stand at odd places.
  return text
    .split(/(\r?\n)/)
    .flatMap((part, index): RichText => (index % 2 ? [{ type: 'break' }] : part ? [{ type: 'text', text: part }] : []));
}
