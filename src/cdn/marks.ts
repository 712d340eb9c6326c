/**
 * What a server leaves in its markup to be found again: comments around what each value has made, as Lit's own renderer writes
 * them, `<!--lit-part-->…<!--/lit-part-->`.
 */
import { templateOf, type TemplateResult } from './template.js';

/** The mark behind what a value has made. @param start The mark before it. */
export function endOf(start: Node): Node | null {
  let depth = 1;
  let node = start.nextSibling;
  for (; node; node = node.nextSibling) {
    if (isMark(node, 'lit-part')) depth++;
    else if (isMark(node, '/lit-part') && !--depth) break;
  }
  return node;
}

export function isMark(node: Node | null, name: string): node is Comment {
  return node instanceof Comment && node.data.split(' ')[0] === name;
}
/** Where a value goes: the element of an attribute, or the mark before a child. */
export interface Place {
  readonly node: Node;
  readonly name: string;
}

/** @returns `undefined` where the nodes are not of this template. */
export function placesOf({ strings }: TemplateResult, nodes: readonly Node[]): readonly Place[] | undefined {
  const [content, holes] = templateOf(strings);
  /** What stands for the elements and texts of the template, as a walk through it counts them. */
  const met: (Node | undefined)[] = [];
  const fits = (own: Iterable<Node>, there: readonly Node[]): boolean => {
    let at = 0;
    for (const node of own) {
      const other = there[at];
      const index = met.push(other) - 1;
      if (node instanceof Element) {
        if (!(other instanceof Element) || other.localName !== node.localName) return false;
        if ([...node.attributes].some(({ name, value }) => other.getAttribute(name) !== value)) return false;
        if (!fits(node.childNodes, counted(other.childNodes))) return false;
      } else if (holes.some(([place]) => place === index)) {
        const end = isMark(other ?? null, 'lit-part') && endOf(other!);
        if (!end) return false;
        at = there.indexOf(end);
      } else if (isBlank(node)) {
        // What stands first in some templates is of no value either.
        continue;
      } else if (!(other instanceof Text) || squeezed(other) !== squeezed(node)) {
        return false;
      }
      at++;
    }
    return at === there.length;
  };
  if (!fits(content.childNodes, counted(nodes))) return undefined;
  return holes.map(([index, name]) => ({ node: met[index]!, name }));
}

/** Without what means nothing here: white space, and comments other than the marks around what values have made. */
function counted(nodes: Iterable<Node>): readonly Node[] {
  return [...nodes].filter((node) =>
    node instanceof Comment
      ? isMark(node, 'lit-part') || isMark(node, '/lit-part')
      : !(node instanceof Text && isBlank(node)),
  );
}

const squeezed = (node: Node): string => node.textContent!.replace(/\s+/g, ' ').trim();
const isBlank = (node: Node): boolean => !squeezed(node);

/** What stands between two marks. */
export function between(start: Node, end: Node): readonly Node[] {
  const nodes: Node[] = [];
  for (let node = start.nextSibling!; node !== end; node = node.nextSibling!) nodes.push(node);
  return nodes;
}

/** The marks before the items of a list. @returns `undefined` where this is no list. */
export function itemsOf(nodes: readonly Node[]): readonly Node[] | undefined {
  const starts: Node[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    const end = isMark(node, 'lit-part') && endOf(node);
    if (!end) return undefined;
    starts.push(node);
    at = nodes.indexOf(end);
  }
  return starts;
}
