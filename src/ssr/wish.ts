import type { Content } from './content.js';

/** The elements that can be drawn on a server. */
export type WidgetTag = 'magpie-follow-button' | 'magpie-account-card' | 'magpie-post-feed';

/** One widget, as a site asks for it. */
export interface Wish {
  readonly tag: WidgetTag;
  /** By name, as in HTML: `no-replies`. `true` is an attribute without a value; what is false, null or undefined is left out. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | null | undefined>> | undefined;
  /** Shown where the account or the posts cannot be. @default Nothing, which leaves a gap there. */
  readonly content?: Content | undefined;
}
