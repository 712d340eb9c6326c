import { hostileHtml } from './html.js';
import { payloads, sampleOf } from './payloads.js';

/** One of so many here; `every-html.ts` tries all of them. */
const EVERY = 24;

hostileHtml((_, index) => sampleOf(payloads, EVERY, index * 5));
