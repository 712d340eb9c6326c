/**
 * Remote text, taken apart: what a network sends as facets or HTML becomes a list of these, and elements draw nodes from
 * them. Text is never HTML, so no sanitizer, no HTML sink and no Trusted Types policy is needed for it.
 */
export type Segment =
  /**
   * `profiles` for the words of an account on itself as somebody typed them, without marks: the card draws what is a web address
   * or a handle in them as a link. It is what stands before a handle in the URL of a profile, such as `https://bsky.app/profile/`.
   */
  | { readonly type: 'text'; readonly text: string; readonly profiles?: string; readonly url?: never }
  /** `url` has been through `safeUrl`. */
  | { readonly type: 'link' | 'mention' | 'tag'; readonly text: string; readonly url: string }
  /** A custom emoji; drawn as a picture with `:shortcode:` as its text. `staticUrl` does not move. */
  | { readonly type: 'emoji'; readonly shortcode: string; readonly url: string; readonly staticUrl: string }
  | { readonly type: 'break' }
  | { readonly type: 'element'; readonly tag: RichTag; readonly children: RichText };

/** A whole text, in reading order. Empty where there is nothing to draw. */
export type RichText = readonly Segment[];

/**
 * The elements that remote HTML may use, all without attributes.
 * @see https://docs.joinmastodon.org/spec/activitypub/#sanitization
 */
export type RichTag =
  'p' | 'blockquote' | 'ul' | 'ol' | 'li' | 'pre' | 'code' | 'strong' | 'em' | 'del' | 'u' | 'ruby' | 'rt' | 'rp';

/** The characters of a text, for titles, labels, searching and for telling whether there is anything to see. Never throws. */
export function plainText(text: RichText): string {
  return text
    .map((segment) => {
      switch (segment.type) {
        case 'break':
          return '\n';
        case 'emoji':
          return `:${segment.shortcode}:`;
        case 'element':
          return plainText(segment.children);
        default:
          return segment.text;
      }
    })
    .join('');
}
