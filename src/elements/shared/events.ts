import type { NetworkError } from '../../core/errors.js';
import type { AccountRef } from '../../core/model.js';

/** What a widget was asked to show is drawn. Bubbles, crosses shadow roots; once for each account or query. */
export class WidgetLoadEvent extends Event {
  readonly account: AccountRef;

  constructor(account: AccountRef) {
    super('magpie-load', { bubbles: true, composed: true });
    this.account = account;
  }
}

/** It could not be loaded; a kept answer or the slotted link stays. Cancel it to silence the line on the console. */
export class WidgetErrorEvent extends Event {
  readonly account: AccountRef;
  readonly error: NetworkError;

  constructor(account: AccountRef, error: NetworkError) {
    super('magpie-error', { bubbles: true, composed: true, cancelable: true });
    this.account = account;
    this.error = error;
  }
}

/** The visitor chose to follow. Cancel it to do something else instead. */
export class FollowEvent extends Event {
  readonly account: AccountRef;
  /** How the button is about to do it, as in `FollowWay`. */
  readonly way: string;

  constructor(account: AccountRef, way: string) {
    super('magpie-follow', { bubbles: true, composed: true, cancelable: true });
    this.account = account;
    this.way = way;
  }
}

declare global {
  interface HTMLElementEventMap {
    'magpie-load': WidgetLoadEvent;
    'magpie-error': WidgetErrorEvent;
    'magpie-follow': FollowEvent;
  }
}
