import { parseAst } from 'rollup/parseAst';

/** Replaces parts of a text, each given by where it stands. */
function replaceAll(code, edits) {
  let out = code;
  for (const { start, end, text } of edits.sort((one, other) => other.start - one.start)) {
    out = out.slice(0, start) + text + out.slice(end);
  }
  return { code: out, map: null };
}

const specifier = (local, exported) => (local === exported ? local : `${local} as ${exported}`);

/**
 * Lets the entry hand its parts to the other chunks under the names that they have in it, once those are short: `export{a,b}`
 * in place of `export{a as b,b as c}`. Its public names stay. Before the hashes are made, which say what a chunk holds.
 */
export function shortExports() {
  let tell;
  let renamed;
  return {
    name: 'magpie-short-exports',
    renderStart() {
      renamed = new Promise((resolve) => (tell = resolve));
    },
    async renderChunk(code, chunk) {
      const { body } = parseAst(code);
      // The entry that all others, further entries too, import from.
      if (chunk.name === 'magpie') {
        const open = new Set(this.getModuleInfo(chunk.facadeModuleId).exports);
        const specifiers = body.flatMap((node) => (node.type === 'ExportNamedDeclaration' ? node.specifiers : []));
        const inner = specifiers.filter(({ exported }) => !open.has(exported.name));
        tell({ file: chunk.fileName, names: new Map(inner.map(({ local, exported }) => [exported.name, local.name])) });
        return replaceAll(
          code,
          inner.map(({ start, end, local }) => ({ start, end, text: local.name })),
        );
      }
      const { file, names } = await renamed;
      const imports = body.filter(
        ({ type, source }) => type === 'ImportDeclaration' && source.value.endsWith(`/${file}`),
      );
      return replaceAll(
        code,
        imports.flatMap(({ specifiers }) =>
          specifiers.flatMap(({ type, start, end, imported, local }) => {
            const name = type === 'ImportSpecifier' ? names.get(imported.name) : undefined;
            return name ? [{ start, end, text: specifier(name, local.name) }] : [];
          }),
        ),
      );
    },
  };
}
