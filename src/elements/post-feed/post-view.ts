import type { Network } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import type { DrawnTexts } from '../shared/rich-text.js';

/** What the parts of a post need besides the post. */
export interface PostView {
  readonly network: Network;
  readonly language: Language;
  readonly texts: DrawnTexts;
  /** Ids of what the visitor has opened: content warnings by post id, sensitive media as `media:` and post id, and so on. */
  readonly opened: Set<string>;
  /** Draws again, after `opened` has changed. */
  readonly update: () => void;
}
