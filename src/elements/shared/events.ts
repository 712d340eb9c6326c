import type { NetworkError } from '../../core/errors.js';
import type { AccountRef } from '../../core/model.js';

/** What a widget tells the page. Bubbles, and crosses shadow roots. */
export abstract class WidgetEvent extends Event {
  /** Whom it is about. */
  declare readonly account: AccountRef;

  constructor(type: string, account: AccountRef, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.account = account;
  }
}

/** What a widget was asked to show is drawn; once for each account or query. */
export class WidgetLoadEvent extends WidgetEvent {
  constructor(account: AccountRef) {
    super('magpie-load', account);
  }
}

/** It could not be loaded; a kept answer or the slotted link stays. Cancel it to silence the line on the console. */
export class WidgetErrorEvent extends WidgetEvent {
  /** What went wrong; its `code` is for programs, its `message` for developers. */
  declare readonly error: NetworkError;

  constructor(account: AccountRef, error: NetworkError) {
    super('magpie-error', account, true);
    this.error = error;
  }
}

/** The visitor chose to follow. Cancel it to do something else instead. */
export class FollowEvent extends WidgetEvent {
  /** How the button is about to do it, as in `FollowWay`. */
  declare readonly way: string;

  constructor(account: AccountRef, way: string) {
    super('magpie-follow', account, true);
    this.way = way;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'magpie-load': WidgetLoadEvent;
    'magpie-error': WidgetErrorEvent;
    'magpie-follow': FollowEvent;
  }
}
