import { createHash } from 'node:crypto';

/** 31 bits tell one build from another; random letters do not compress. */
const LETTERS = 6;

/**
 * Puts all chunks into one folder that is named for what is in them, `chunks-1a2b3c/`. A hash in each name would cost the entry,
 * which names every file, a tenth of a kilobyte of random letters; and nearly each release changes nearly each chunk.
 */
export function oneHash() {
  return {
    name: 'magpie-one-hash',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle)
        .filter(({ type }) => type === 'chunk')
        .sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
      const content = createHash('sha256');
      for (const { fileName, code } of chunks) content.update(`${fileName}\n${code}\n`);
      const number = BigInt(`0x${content.digest('hex').slice(0, 16)}`);
      const folder = `chunks-${number.toString(36).slice(-LETTERS)}`;
      for (const chunk of chunks) {
        if (chunk.isEntry) chunk.code = chunk.code.replaceAll(/(["`])\.\/chunks\//g, `$1./${folder}/`);
        else chunk.fileName = chunk.fileName.replace('chunks/', `${folder}/`);
      }
    },
  };
}
