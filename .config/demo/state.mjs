import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const secret = () => randomBytes(32).toString('base64url');

/** What the gateway and the fake platforms know of each other. Those of WeChat are letters and digits, as its console wants them. */
const platformSecrets = () => ({
  wechatSecret: secret(),
  wechatToken: randomBytes(16).toString('hex'),
  wechatAesKey: randomBytes(22).toString('hex').slice(1),
  lineMessagingSecret: secret(),
  lineLoginSecret: secret(),
  qqKey: secret(),
});

/**
 * What the demo keeps beside its database: secrets, and when it was started first.
 * @param {string} folder Made where it is missing.
 * @returns {Promise<{secret: string, sinceMs: number, platforms: ReturnType<typeof platformSecrets>}>}
 */
export async function openState(folder) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'demo.json');
  const known = await readState(file, folder);
  const state = { secret: secret(), sinceMs: Date.now(), platforms: platformSecrets(), ...known };
  // A folder of an older demo has no secrets of the platforms.
  if (!known?.platforms) await writeFile(file, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  return state;
}

/** @returns `undefined` at the first start. */
async function readState(file, folder) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: delete ${folder} to begin anew.`, { cause: error });
  }
}
