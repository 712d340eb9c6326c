/**
 * For pages that count what visitors see and use: two more events, `magpie-view` and `magpie-click`, which bubble to the
 * document as the elements' own do. Nothing is sent or kept: what to do with an event is the page's business.
 */
import { tellClicks } from './clicks.js';
import { tellViews } from './views.js';

export { ClickEvent } from './click-event.js';
export { ViewEvent } from './view-event.js';

tellClicks();
tellViews();
