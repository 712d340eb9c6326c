import { networkOf } from '../../core/network.js';
import { say } from './note.js';
import type { TicketButton } from './ticket-button.js';

/** Says where the visitor can take a follow back, for this page cannot. */
export function sayElsewhere({ button, ref, way, language }: TicketButton): void {
  const { handle, label: app } = networkOf(ref);
  const values = { handle: handle(ref), app };
  const link = { text: language.say('Open the page of {handle}', values), url: way.url };
  say(button, language.say('To unfollow {handle}, open {app}.', values), link);
}
