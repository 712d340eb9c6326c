import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const MARK = '\0own-copy:';
const CORE = fileURLToPath(new URL('../src/core/', import.meta.url));
/** What reads text, some 2 kB: Bluesky's chunk has one of them, and Mastodon's the other. */
const SHARED = /^\.\.\/\.\.\/core\/(html|linkify)\.js$/;

/**
 * Gives feeds their own copy of what Rollup puts into the chunks of other networks, so that a page with feeds alone loads no
 * other network, and pages of other networks load nothing more.
 */
export function ownCopy() {
  return {
    name: 'own-copy',
    resolveId(source, importer) {
      if (importer?.startsWith(MARK)) return this.resolve(source, importer.slice(MARK.length), { skipSelf: true });
      const [, name] = SHARED.exec(source) ?? [];
      return name && /[\\/]networks[\\/]feed[\\/]/.test(importer ?? '') ? `${MARK}${CORE}${name}.ts` : null;
    },
    load(id) {
      if (!id.startsWith(MARK)) return null;
      const { outputText } = ts.transpileModule(readFileSync(id.slice(MARK.length), 'utf8'), {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
      });
      return outputText;
    },
  };
}
