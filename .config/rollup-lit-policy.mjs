const litHtml = /[\\/]lit-html[\\/]lit-html\.js$/;
const policy = /([\w$]+)\.createPolicy\("lit-html",(\{createHTML:[\w$]+=>[\w$]+\})\)/g;

/**
 * Names lit-html's Trusted Types policy `magpie`, so that a page's CSP lists one policy of ours instead of one that any
 * script may use. A page that does not list it, and does not require Trusted Types either, works as before: the refusal
 * is caught and lit-html goes on without a policy.
 *
 * The build fails when lit-html no longer says what is replaced here.
 */
export function litPolicy() {
  let replaced = false;
  return {
    name: 'magpie-lit-policy',
    transform(code, id) {
      if (!litHtml.test(id)) return null;
      const found = code.match(policy)?.length ?? 0;
      if (found !== 1) this.error(`Expected one policy named "lit-html" in ${id}, found ${found}.`);
      replaced = true;
      return {
        code: code.replace(policy, '(()=>{try{return $1.createPolicy("magpie",$2)}catch{}})()'),
        map: null,
      };
    },
    generateBundle(_, bundle) {
      if (!replaced) this.error('lit-html is not part of the bundle, so its policy was not renamed.');
      for (const { fileName, code = '' } of Object.values(bundle)) {
        if (/createPolicy\(["'](?!magpie["'])/.test(code)) this.error(`${fileName} creates a policy of another name.`);
      }
    },
  };
}
