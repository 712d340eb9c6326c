import type { Table } from './messages.js';

/** English needs no table: its texts are the keys. */
const tables: Readonly<Record<string, () => Promise<Table>>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  hi: () => import('./hi.js'),
  id: () => import('./id.js'),
  // Indonesian by the code that it had before 1989, and that some systems still send.
  in: () => import('./id.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  pt: () => import('./pt-BR.js'),
  zh: () => import('./zh-CN.js'),
  'zh-TW': () => import('./zh-TW.js'),
};

/**
 * Loads the texts of a language. Bundlers see each file; the CDN files have a shorter way, `src/cdn/chunks.ts`.
 * @param code In lower case; only Chinese in traditional characters has more than two letters.
 * @returns `undefined` where there are none. Fails when they cannot be loaded.
 */
export const loadTable = (code: string): Promise<Table> | undefined => tables[code]?.();
