import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
/** Below the repository, so that an application finds the frameworks where they are installed. */
const folder = join(root, '.cache/frameworks');

const start = promisify(execFile);
const run = async (command, args, cwd) =>
  (await start(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })).stdout;

/** Installs the package as npm would: what is packed, and nothing else, so that its `exports` decide. */
export async function installPackage() {
  const installed = join(folder, 'node_modules/magpie-widgets');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root);
  const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  await run('tar', ['-xzf', join('../..', archive), '--strip-components=1'], installed);
}

/** A copy of an application beside the installed package. @returns Its folder. */
export function copyApp(name, main) {
  const app = join(folder, name);
  cpSync(join(here, name), app, { recursive: true });
  writeFileSync(
    join(app, 'index.html'),
    `<!doctype html><html lang="en"><title>Shop</title><div id="app"></div><script type="module" src="/${main}"></script>`,
  );
  return app;
}

/** Runs a file of an application in Node, where there is no document. @returns What it writes. */
export const runOnServer = (app, file) => run(process.execPath, [file], app);

/** Runs a compiler in an application's folder. @returns All that it says; whether it found mistakes is told by that. */
export async function check(app, tool, ...args) {
  try {
    return await run(join(root, 'node_modules/.bin', tool), args, app);
  } catch ({ stdout, stderr }) {
    return `${stdout}${stderr}`;
  }
}
