// Made from the manifest by `npm run manifest`.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { PostFeed as Element } from '../elements/post-feed/define.js';
import type { PostEvent } from '../elements/post-feed/post-event.js';
import type { WidgetErrorEvent, WidgetLoadEvent } from '../elements/shared/events.js';

/** What `PostFeed` takes, beside what every HTML element does. */
export interface PostFeedProps extends React.HTMLAttributes<Element> {
  /** Whose: an address such as `bluesky:river.example`, `mastodon:river@social.example`, `link:https://…`, or a profile URL. Several, separated by white space, are shown as one. */
  readonly account?: string | undefined;
  /** A look to begin with: `minimal` (no border, no background), `soft` (rounder, on a sunk surface), `sharp` (square corners, stronger lines) or `contrast` (strong text and lines). Without one, or with any other word, the widget's own. Tokens win over it. */
  readonly theme?: 'minimal' | 'soft' | 'sharp' | 'contrast' | undefined;
  /** Posts to show at first and for each “Load more”; 1 to 40. */
  readonly limit?: number | undefined;
  /** `list`, or `grid`: cards beside each other where there is room for them; list where it is none of them. */
  readonly layout?: 'list' | 'grid' | undefined;
  /** Leaves out answers to other people. The author's own threads stay. */
  readonly noReplies?: boolean | undefined;
  /** Leaves out posts of others that the account passed on. */
  readonly noReposts?: boolean | undefined;
  /** Shows only posts with pictures, video or audio. */
  readonly mediaOnly?: boolean | undefined;
  /** Shows only posts with one of these hashtags, separated by white space or commas, with or without `#`. */
  readonly tags?: string | undefined;
  /** Shows only posts in one of these languages, or in none: BCP 47 tags, separated by white space or commas. */
  readonly languages?: string | undefined;
  /** Leaves out posts, separated by white space or commas: `#spring`, those with this tag; `@river.example`, those that somebody wrote or passed on; `https://…`, the post at this address, whoever passes it on; an id of a post; anything else, those with this word, in the text or in what hangs on it; words between `"` are looked for together. Capitals make no difference. A post that quotes one of these is left out, too. */
  readonly hide?: string | undefined;
  /** Shows only posts that one of these fits, written as in `hide`; what a post quotes does not count. */
  readonly only?: string | undefined;
  /** Loads more by itself as a visitor comes near the end, and keeps only the posts around drawn. At the end itself it waits. */
  readonly infinite?: boolean | undefined;
  /** Seconds between two looks for new posts while the page is visible, 30 at least; what is new waits behind a button. None: it does not look. */
  readonly refresh?: number | undefined;
  /** CSS, and the custom properties of the widget. */
  readonly style?:
    | (React.CSSProperties &
        Partial<
          Record<
            | '--magpie-accent'
            | '--magpie-on-accent'
            | '--magpie-text'
            | '--magpie-quiet'
            | '--magpie-line'
            | '--magpie-surface'
            | '--magpie-sunk'
            | '--magpie-radius',
            string
          >
        >)
    | undefined;
  /** The posts are drawn. */
  readonly onMagpieLoad?: ((event: WidgetLoadEvent) => void) | undefined;
  /** A post is about to be drawn. Cancel it to leave the post out. */
  readonly onMagpiePost?: ((event: PostEvent) => void) | undefined;
  /** They could not be loaded, or not anew. Cancel it to silence the console. */
  readonly onMagpieError?: ((event: WidgetErrorEvent) => void) | undefined;
}

/** Shows the latest posts of an account, or of several as one. A `ref` gives the element itself. */
export const PostFeed = createComponent({
  react: React,
  tagName: 'magpie-post-feed',
  elementClass: Element,
  displayName: 'PostFeed',
  events: {
    onMagpieLoad: 'magpie-load' as EventName<WidgetLoadEvent>,
    onMagpiePost: 'magpie-post' as EventName<PostEvent>,
    onMagpieError: 'magpie-error' as EventName<WidgetErrorEvent>,
  },
}) as React.ForwardRefExoticComponent<PostFeedProps & React.RefAttributes<Element>>;
