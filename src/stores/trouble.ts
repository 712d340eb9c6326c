/** What is needed once something has gone wrong between the page and a server. */
export { hear } from './guard.js';
export { recover } from './recovery.js';
