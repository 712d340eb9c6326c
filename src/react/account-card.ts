// Made from the manifest by `npm run manifest`.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { AccountCard as Element } from '../elements/account-card/define.js';
import type { FollowEvent, WidgetErrorEvent, WidgetLoadEvent } from '../elements/shared/events.js';
import type { RelationshipEvent } from '../elements/shared/relationship-event.js';

/** What `AccountCard` takes, beside what every HTML element does. */
export interface AccountCardProps extends React.HTMLAttributes<Element> {
  /** Whose: an address such as `bluesky:river.example`, `mastodon:river@social.example`, `link:https://…`, or a profile URL. Several, separated by white space, are shown as one. */
  readonly account?: string | undefined;
  /** A look to begin with: `minimal` (no border, no background), `soft` (rounder, on a sunk surface), `sharp` (square corners, stronger lines) or `contrast` (strong text and lines). Without one, or with any other word, the widget's own. Tokens win over it. */
  readonly theme?: 'minimal' | 'soft' | 'sharp' | 'contrast' | undefined;
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
  /** The account is drawn. */
  readonly onMagpieLoad?: ((event: WidgetLoadEvent) => void) | undefined;
  /** The account could not be loaded. Cancel it to silence the console. */
  readonly onMagpieError?: ((event: WidgetErrorEvent) => void) | undefined;
  /** The visitor chose to follow. Cancel it to do something else instead. */
  readonly onMagpieFollow?: ((event: FollowEvent) => void) | undefined;
  /** How the visitor stands to the account became known, or changed. */
  readonly onMagpieRelationship?: ((event: RelationshipEvent) => void) | undefined;
}

/** Shows an account, or several as one: pictures, name, handle, its own words, counts, and a follow button for each. A `ref` gives the element itself. */
export const AccountCard = createComponent({
  react: React,
  tagName: 'magpie-account-card',
  elementClass: Element,
  displayName: 'AccountCard',
  events: {
    onMagpieLoad: 'magpie-load' as EventName<WidgetLoadEvent>,
    onMagpieError: 'magpie-error' as EventName<WidgetErrorEvent>,
    onMagpieFollow: 'magpie-follow' as EventName<FollowEvent>,
    onMagpieRelationship: 'magpie-relationship' as EventName<RelationshipEvent>,
  },
}) as React.ForwardRefExoticComponent<AccountCardProps & React.RefAttributes<Element>>;
