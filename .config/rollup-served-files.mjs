import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** What compresses well. */
const text = /\.(?:css|html|js|json|svg|txt)$/;

/**
 * Puts what the gateway serves beside its code, each text also compressed (`magpie.js.br`): its package has no other way to it,
 * and a process has better things to do. Comes after the configuration that builds the widgets.
 * @param {Record<string, string>} folders Where they come from, by the name they get.
 */
export function servedFiles(folders) {
  return {
    name: 'magpie-served-files',
    writeBundle({ dir }) {
      for (const [name, from] of Object.entries(folders)) {
        if (!existsSync(from)) this.error(`The gateway serves ${from}, which is not there: build it first.`);
        const to = join(dir, name);
        rmSync(to, { recursive: true, force: true });
        cpSync(from, to, { recursive: true });
        for (const path of readdirSync(to, { recursive: true })) if (text.test(path)) compress(join(to, path));
      }
    },
  };
}

function compress(file) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
}
