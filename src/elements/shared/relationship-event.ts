import type { Relationship } from '../../core/following.js';
import type { AccountRef } from '../../core/model.js';
import { WidgetEvent } from './events.js';

/**
 * How the visitor stands to the account became known, or changed: by this button, by another one, in another tab, or because
 * the network knew better. A follow that is shown before the network has confirmed it may be taken back by a second event.
 */
export class RelationshipEvent extends WidgetEvent {
  /** How the visitor stands to the account now. */
  readonly relationship: Relationship;

  constructor(account: AccountRef, relationship: Relationship) {
    super('magpie-relationship', account);
    this.relationship = relationship;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'magpie-relationship': RelationshipEvent;
  }
}
