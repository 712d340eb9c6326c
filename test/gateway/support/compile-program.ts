import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Beside the gateway's sources, so that its packages are found from there. */
const FOLDER = fileURLToPath(
  new URL(`../../../src/gateway/node_modules/.cache/programs-${process.pid}/`, import.meta.url),
);

process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }));

/**
 * Makes plain JavaScript of a program of ours. A process that starts from it is there in half of the time that it needs where
 * `tsx` reads each of its files, and some tests start dozens.
 * @param program Address of its TypeScript file. What it asks by `import.meta.url` is asked of where its source lies.
 * @returns Path of a file for `node`; gone when this process ends.
 */
export async function compileProgram(program: URL): Promise<string> {
  const source = fileURLToPath(program);
  const name = basename(source, '.ts');
  const outdir = join(FOLDER, name);
  await build({
    entryPoints: [source],
    outdir,
    bundle: true,
    // What a command imports only when it needs it stays apart.
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
    plugins: [
      {
        name: 'own-address',
        setup(bundling) {
          bundling.onLoad({ filter: /[\\/](?:src|test)[\\/].*\.ts$/ }, async ({ path }) => ({
            loader: 'ts',
            contents: (await readFile(path, 'utf8')).replaceAll(
              'import.meta.url',
              JSON.stringify(pathToFileURL(path).href),
            ),
          }));
        },
      },
    ],
  });
  return join(outdir, `${name}.mjs`);
}
