import { parseFragment } from 'parse5';

const attributesOf = (node) => Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value]));
const childrenOf = (node) => node.content?.childNodes ?? node.childNodes ?? [];

/** All elements below a node, in the order of the document; those of declarative shadow roots among them. */
function elementsIn(node) {
  return childrenOf(node).flatMap((child) => (child.tagName ? [child, ...elementsIn(child)] : elementsIn(child)));
}

function textIn(node) {
  if (node.nodeName === '#text') return node.value;
  return /^(style|script)$/.test(node.nodeName) ? '' : childrenOf(node).map(textIn).join('');
}

/** What a browser without scripts makes of markup, as far as tests ask. */
export function shown(html) {
  const tree = parseFragment(html);
  const elements = elementsIn(tree).map((node) => ({
    tag: node.tagName,
    ...attributesOf(node),
    words: textIn(node).replace(/\s+/g, ' ').trim(),
    source: childrenOf(node)
      .map(({ value }) => value ?? '')
      .join(''),
  }));
  const all = (tag) => elements.filter((element) => element.tag === tag);
  const [data] = all('script');
  return {
    elements,
    all,
    part: (name) => elements.find(({ part }) => part === name),
    words: textIn(tree).replace(/\s+/g, ' ').trim(),
    /** What hydration gets. */
    data: data && JSON.parse(data.source),
  };
}
