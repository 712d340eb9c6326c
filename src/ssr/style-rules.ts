/** What our own style properties are made of; `escapeHtml` has written the rest as references. */
const HARMLESS = /^[\w\s.:;%()-]*$/;

/**
 * Writes what `style` attributes say as rules of a style sheet, for a strict CSP refuses the attributes. The attributes stay
 * under a name that means nothing, for the rules to find.
 */
export function withoutStyleAttributes(markup: string): { readonly body: string; readonly rules: string } {
  const said = new Set<string>();
  const body = markup.replace(/(?<=<[^<>]*\s)style="([^"]*)"/g, (_, declarations: string) => {
    if (!HARMLESS.test(declarations)) return '';
    said.add(declarations);
    return `data-style="${declarations}"`;
  });
  const rules = [...said].map((declarations) => `[data-style="${declarations}"]{${declarations}}`).join('');
  return { body, rules };
}
