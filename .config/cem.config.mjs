/** Class events are listed a second time, without a name, for each `dispatchEvent(new FollowEvent(…))`. */
const withoutNamelessEvents = {
  name: 'without-nameless-events',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        declaration.events = declaration.events?.filter(({ name }) => name);
        if (declaration.events?.length === 0) delete declaration.events;
      }
    }
  },
};

/** Defaults that a constructor sets in one statement, `this.tags = this.hide = ''`; the analyzer sees single ones alone. */
const sharedDefaults = {
  name: 'shared-defaults',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
    const statements = node.members.find(ts.isConstructorDeclaration)?.body?.statements ?? [];
    for (const { expression } of statements) {
      const names = [];
      let value = expression;
      while (value && ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        names.push(value.left.name?.text);
        value = value.right;
      }
      for (const item of [...(declaration?.members ?? []), ...(declaration?.attributes ?? [])]) {
        if (names.includes(item.fieldName ?? item.name)) item.default ??= value.getText();
      }
    }
  },
};

/** Says where the built class is, not its source: that is what the package holds. */
const builtPaths = {
  name: 'built-paths',
  packageLinkPhase({ customElementsManifest }) {
    const built = (path) => path?.replace(/^\/?src\/(.+)\.ts$/, 'dist/esm/$1.js');
    const visit = (node) => {
      if (!node || typeof node !== 'object') return;
      for (const [key, value] of Object.entries(node)) {
        if ((key === 'path' || key === 'module') && typeof value === 'string') node[key] = built(value);
        else visit(value);
      }
    };
    visit(customElementsManifest);
  },
};

/** The same manifest from the same sources: files are found in any order, and `define(tag, …)` is taken for an element. */
const tidy = {
  name: 'tidy',
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const module of modules) {
      module.exports = module.exports?.filter(
        ({ kind, name }) => kind !== 'custom-element-definition' || name.includes('-'),
      );
    }
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  // package.json names the manifest by hand.
  packagejson: false,
  plugins: [withoutNamelessEvents, sharedDefaults, builtPaths, tidy],
};
