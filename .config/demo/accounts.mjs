import { lantern, lanternZh } from './lantern.mjs';
import { orchard } from './orchard.mjs';
import { riverPaper } from './river-paper.mjs';
import { river } from './river.mjs';

/**
 * @typedef {object} SeedPost What is not said is as in the gateway's `PostDraft`.
 * @property {number} hoursAgo When it was published, before the first start.
 * @property {[draw: () => string, alt: string][]} [pictures]
 *
 * @typedef {object} SeedAccount
 * @property {string} username
 * @property {object} profile As the gateway's `AccountDraft`.
 * @property {() => string} avatar Draws it, as SVG.
 * @property {() => string} banner
 * @property {number} followedBy Part of the crowd that follows, from 0 to 1.
 * @property {SeedPost[]} posts Each known by its title, or else by its first line.
 */

/**
 * Three brands that are invented; two of them keep accounts that complete each other.
 * @type {SeedAccount[]}
 */
export const accounts = [river, riverPaper, lantern, lanternZh, orchard];
