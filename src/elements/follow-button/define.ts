import { defineWidget } from '../shared/define-widget.js';
import '../follow-return/define.js';
import { FollowButton } from './follow-button.js';

defineWidget('magpie-follow-button', FollowButton);

export { FollowButton };
// With them, TypeScript knows what `addEventListener` hands over.
export type * from '../shared/events.js';
export type * from '../shared/relationship-event.js';
