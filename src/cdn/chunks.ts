import type { Table } from '../locales/messages.js';

/**
 * Loads one of the files that `.config/rollup-named-chunks.mjs` writes under known names: an address made when it is needed
 * takes fewer bytes than one `import()` for each.
 */
// The names are written in this package; of what a page says, `loadTable` lets two letters through.
// eslint-disable-next-line no-unsanitized/method
export const loadChunk = (name: string): Promise<object> => import(`./chunks/${name}.js`) as Promise<object>;

/** In place of `src/locales/tables.ts`. */
export const loadTable = (code: string): Promise<Table> | undefined =>
  'ar,de,es,fr,hi,id,in,ja,ko,pt,zh-TW'.includes(code)
    ? (loadChunk(code.replace('in', 'id')) as Promise<Table>)
    : undefined;
