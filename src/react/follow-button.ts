// Made from the manifest by `npm run manifest`.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { FollowButton as Element } from '../elements/follow-button/define.js';
import type { FollowEvent, WidgetErrorEvent, WidgetLoadEvent } from '../elements/shared/events.js';
import type { RelationshipEvent } from '../elements/shared/relationship-event.js';

/** What `FollowButton` takes, beside what every HTML element does. */
export interface FollowButtonProps extends React.HTMLAttributes<Element> {
  /** Whose: an address such as `bluesky:river.example`, `mastodon:river@social.example`, `link:https://…`, or a profile URL. Several, separated by white space, are shown as one. */
  readonly account?: string | undefined;
  /** A look to begin with: `minimal` (no border, no background), `soft` (rounder, on a sunk surface), `sharp` (square corners, stronger lines) or `contrast` (strong text and lines). Without one, or with any other word, the widget's own. Tokens win over it. */
  readonly theme?: 'minimal' | 'soft' | 'sharp' | 'contrast' | undefined;
  /** Shows the follower count, that of several accounts together; costs one request for each account (or for 25 of Bluesky's) of the page. */
  readonly count?: boolean | undefined;
  /** `small`, `medium` or `large`; medium where it is none of them. */
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** `filled` or `outline`; filled where it is none of them. */
  readonly variant?: 'filled' | 'outline' | undefined;
  /** CSS, and the custom properties of the widget. */
  readonly style?:
    (React.CSSProperties & Partial<Record<'--magpie-accent' | '--magpie-on-accent', string>>) | undefined;
  /** The visitor chose to follow. Cancel it to do something else instead. */
  readonly onMagpieFollow?: ((event: FollowEvent) => void) | undefined;
  /** How the visitor stands to the account became known, or changed. */
  readonly onMagpieRelationship?: ((event: RelationshipEvent) => void) | undefined;
  /** The follower count is drawn. */
  readonly onMagpieLoad?: ((event: WidgetLoadEvent) => void) | undefined;
  /** The follower count could not be loaded; the button works without it. */
  readonly onMagpieError?: ((event: WidgetErrorEvent) => void) | undefined;
}

/** Follows an account, and unfollows it where the network lets this page. Asks no server for anything unless `count` is set, the visitor clicks, or has followed by this button before. A `ref` gives the element itself. */
export const FollowButton = createComponent({
  react: React,
  tagName: 'magpie-follow-button',
  elementClass: Element,
  displayName: 'FollowButton',
  events: {
    onMagpieFollow: 'magpie-follow' as EventName<FollowEvent>,
    onMagpieRelationship: 'magpie-relationship' as EventName<RelationshipEvent>,
    onMagpieLoad: 'magpie-load' as EventName<WidgetLoadEvent>,
    onMagpieError: 'magpie-error' as EventName<WidgetErrorEvent>,
  },
}) as React.ForwardRefExoticComponent<FollowButtonProps & React.RefAttributes<Element>>;
