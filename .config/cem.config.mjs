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

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  // package.json names the manifest by hand.
  packagejson: false,
  plugins: [withoutNamelessEvents, builtPaths],
};
