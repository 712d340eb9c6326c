/** All that the widgets draw, by name, with all that may stand in it. What is not here is not drawn. */
const LINK = 'part href target rel dir class tabindex id lang title aria-label aria-haspopup';
const COMMON = 'part class lang dir id role aria-label aria-hidden aria-labelledby aria-describedby tabindex hidden';
const ALLOWED: Readonly<Record<string, string>> = {
  a: `${LINK} data-more`,
  article: `${COMMON} aria-posinset aria-setsize aria-busy`,
  bdi: COMMON,
  button: `${COMMON} type disabled aria-expanded aria-controls aria-pressed aria-haspopup aria-disabled`,
  dd: `${COMMON} title`,
  div: `${COMMON} aria-busy style`,
  dl: COMMON,
  dt: COMMON,
  figure: COMMON,
  h2: COMMON,
  header: COMMON,
  hr: COMMON,
  img: `${COMMON} alt title src srcset sizes width height loading decoding referrerpolicy`,
  input: `${COMMON} type name value`,
  'magpie-follow-button': 'exportparts account lang size variant count theme',
  'magpie-player': 'part exportparts style lang tabindex',
  p: COMMON,
  path: 'd fill',
  section: COMMON,
  slot: 'name',
  small: COMMON,
  span: `${COMMON} style title`,
  strong: COMMON,
  b: COMMON,
  svg: `${COMMON} viewBox fill`,
  time: `${COMMON} datetime title`,
  title: '',
  ul: COMMON,
  ol: COMMON,
  li: COMMON,
  blockquote: COMMON,
  pre: COMMON,
  code: COMMON,
  em: COMMON,
  del: COMMON,
  u: COMMON,
  ruby: COMMON,
  rt: COMMON,
  rp: COMMON,
  br: '',
};

/**
 * Not asked of the code that is tested: https to a host in ASCII without a user name. The page itself is on this machine, where
 * plain http is let through.
 */
const ADDRESS = /^(?:https:\/\/(?:(?![@/?#\\])[!-~])+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)(?:[/?#]|$)/;

/** Numbers of ours: how much room there is. No colour, no address, no place. */
const OWN_STYLE = /^(?:aspect-ratio|--_[a-z]+): ?[\d./ ]+(?:em|%)?;?$/;

/** Cyrillic or Greek in a word with Latin letters. */
const MIXED = /[a-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][a-z]/i;

/** What of a shadow tree, and of those in it, is off the list; empty if all is well. */
export function offTheList(root: ShadowRoot): readonly string[] {
  const wrong: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const allowed = ALLOWED[element.localName]?.split(' ');
    if (!allowed) wrong.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (!allowed?.includes(name)) wrong.push(`<${element.localName} ${name}>`);
      else if (name === 'style' && !OWN_STYLE.test(value)) wrong.push(`style=${value.slice(0, 80)}`);
      else if (/^(?:href|src)$/.test(name) && !ADDRESS.test(value)) wrong.push(`${name}=${value.slice(0, 80)}`);
    }
    if (element.matches('a[href*="xn--"]') && MIXED.test(element.textContent)) {
      wrong.push(`a link in letters of two scripts: ${element.textContent.slice(0, 80)}`);
    }
    if (element.shadowRoot) wrong.push(...offTheList(element.shadowRoot));
  }
  return wrong;
}
