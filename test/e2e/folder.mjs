import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A folder for the tests of a `describe`, deleted after them. */
export function newFolder() {
  const path = mkdtempSync(join(tmpdir(), 'magpie-'));
  after(() => rmSync(path, { recursive: true, force: true }));
  return { path };
}
