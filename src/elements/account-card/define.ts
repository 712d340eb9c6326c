import '../follow-button/define.js';
import { defineWidget } from '../shared/define-widget.js';
import { AccountCard } from './account-card.js';

defineWidget('magpie-account-card', AccountCard);

export { AccountCard };
// With them, TypeScript knows what `addEventListener` hands over.
export type * from '../shared/events.js';
export type * from '../shared/relationship-event.js';
