import type { AccountRef } from '../core/model.js';
import { WidgetEvent } from '../elements/shared/events.js';

/**
 * The visitor has seen a widget: half of it, or of the window where it is taller than that, for a second on end, as the
 * industry counts a view (MRC Viewable Impression Guidelines). Once for each widget. Only in pages that load `analytics`.
 */
export class ViewEvent extends WidgetEvent {
  constructor(account: AccountRef) {
    super('magpie-view', account);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'magpie-view': ViewEvent;
  }
}
