import type { AccountRef, Post } from '../../core/model.js';
import { WidgetEvent } from '../shared/events.js';

/** A post is about to be drawn, for the first time since it was loaded. Cancel it to leave the post out. */
export class PostEvent extends WidgetEvent {
  /** The post, as its network gave it. */
  declare readonly post: Post;

  constructor(account: AccountRef, post: Post) {
    super('magpie-post', account, true);
    this.post = post;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'magpie-post': PostEvent;
  }
}
