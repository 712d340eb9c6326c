import { linkify } from '../../core/linkify.js';
import type { RichText } from '../../core/rich-text.js';

/** What is drawn once is kept by its text: the same one each time. */
const known = new WeakMap<RichText, RichText>();

/** An account's own words, with links in those that came without marks. */
export function linked(bio: RichText): RichText {
  let text = known.get(bio);
  if (!text) {
    text = bio.flatMap((part) => (part.type === 'text' && part.profiles ? linkify(part.text, part.profiles) : part));
    known.set(bio, text);
  }
  return text;
}
