/** What the loader needs of the code that all elements share, and through it the chunk that they share. */
export { registerNetwork, resolveUnknownAddresses } from '../core/network.js';
export { configure } from '../stores/settings.js';
