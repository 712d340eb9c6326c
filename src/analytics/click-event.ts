import type { AccountRef } from '../core/model.js';
import { WidgetEvent } from '../elements/shared/events.js';

/** The visitor clicked a link or a button of a widget, by mouse, finger or keyboard. Only in pages that load `analytics`. */
export class ClickEvent extends WidgetEvent {
  /** The `part` it is, or stands in, such as `button`, `name`, `media`; empty where it is none. */
  readonly part: string;
  /** Where the link leads; empty for a button. */
  readonly url: string;

  constructor(account: AccountRef, part: string, url: string) {
    super('magpie-click', account);
    this.part = part;
    this.url = url;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'magpie-click': ClickEvent;
  }
}
