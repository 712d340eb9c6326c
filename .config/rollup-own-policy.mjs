/**
 * Fails the build when the bundle creates a Trusted Types policy that is not `magpie`: a page's CSP lists one policy of
 * ours, and never `lit-html`, which any script on the page may use.
 */
export function ownPolicy() {
  return {
    name: 'magpie-own-policy',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const policies = chunks.flatMap(({ code }) =>
        [...code.matchAll(/createPolicy\(([^,)]*)/g)].map(([, name]) => name),
      );
      const foreign = policies.find((name) => !/^["'`]magpie["'`]$/.test(name));
      if (foreign) this.error(`The bundle creates the Trusted Types policy ${foreign}.`);
      if (policies.length !== 1)
        this.error(`Expected one Trusted Types policy in the bundle, found ${policies.length}.`);
    },
  };
}
