import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the demo keeps beside its database: the gateway's secret, and when it was started first.
 * @param {string} folder Made where it is missing.
 * @returns {Promise<{secret: string, sinceMs: number}>}
 */
export async function openState(folder) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'demo.json');
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT')
      throw new Error(`${file} cannot be read: delete ${folder} to begin anew.`, { cause: error });
    const state = { secret: randomBytes(32).toString('base64url'), sinceMs: Date.now() };
    await writeFile(file, `${JSON.stringify(state)}\n`, { mode: 0o600 });
    return state;
  }
}
