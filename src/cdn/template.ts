/**
 * Templates as lit-html has them, as far as the elements use them: children (text, templates, lists, nodes, `nothing`),
 * attributes, `?boolean`, `.property` and `@event`, which takes functions that need no `this`; no directives. A fifth of a follow button smaller than lit-html, and
 * with a Trusted Types policy of our own, so that a page's own Lit and ours do not meet.
 */

export interface TemplateResult {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
}

/** Where a value goes in each copy of a template. */
type Hole = readonly [
  /** Of the node, as a walk through elements and comments counts. */
  index: number,
  /** With its prefix, in lower case; empty for a child. */
  name: string,
  /** What stands around the values of an attribute. */
  statics: readonly string[],
];

type Template = readonly [content: DocumentFragment, holes: readonly Hole[]];

/** Takes as many values as it has; gives back how many that were. */
export type Part = (values: readonly unknown[], at: number) => number;

export const nothing = Symbol();

export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): TemplateResult => ({
  strings,
  values,
});

/** Not in any text of ours; a name that no attribute has. */
const MARK = '\u2404';
const templates = new WeakMap<TemplateStringsArray, Template>();

interface Policy {
  createHTML(text: string): string;
}

declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy };

/** Where the page allows no policy of this name, or another copy of Magpie holds it, plain strings are tried. */
const policy = ((): Policy | undefined => {
  try {
    // Throws where there are no Trusted Types, too.
    return trustedTypes.createPolicy('magpie', { createHTML: (text) => text });
  } catch {
    return undefined;
  }
})();

/** @returns What draws a value into a container that is empty, in place of the one that it has drawn before. */
export function drawInto(container: Node): (value: unknown) => void {
  return childAt(null, container.appendChild(new Comment()));
}

export function templateOf(strings: TemplateStringsArray): Template {
  const known = templates.get(strings);
  if (known) return known;
  let text = '';
  strings.forEach((string, at) => {
    text += string;
    // In a tag, a value is of an attribute.
    if (at < strings.length - 1) text += text.lastIndexOf('<') > text.lastIndexOf('>') ? MARK : `<!--${MARK}-->`;
  });
  const element = document.createElement('template');
  element.innerHTML = policy ? policy.createHTML(text) : text;
  // A copy's first child may change; what stands before it in the page is no part of the copy.
  if (element.content.firstChild instanceof Comment) element.content.prepend(new Comment());
  const holes: Hole[] = [];
  walk(element.content, (node, index) => {
    if (node instanceof Comment && node.data === MARK) holes.push([index, '', []]);
    for (const { name, value } of [...((node as Element).attributes ?? [])]) {
      const statics = value.split(MARK);
      if (statics[1] !== undefined) {
        holes.push([index, name, statics]);
        (node as Element).removeAttribute(name);
      }
    }
  });
  const template: Template = [element.content, holes];
  templates.set(strings, template);
  return template;
}

/** `NodeFilter.SHOW_ELEMENT` and `SHOW_COMMENT`. */
const ELEMENTS_AND_COMMENTS = 129;

function walk(root: Node, visit: (node: Node, index: number) => void): void {
  const walker = document.createTreeWalker(root, ELEMENTS_AND_COMMENTS);
  for (let index = 0; walker.nextNode(); index++) visit(walker.currentNode, index);
}

/** Copies a template. @returns The copy, and what fills it. */
function copy({ strings }: TemplateResult): [DocumentFragment, (values: readonly unknown[]) => void] {
  const [content, holes] = templateOf(strings);
  const fragment = document.importNode(content, true);
  const parts: Part[] = [];
  walk(fragment, (node, index) => {
    for (;;) {
      const [at, name, statics] = holes[parts.length] ?? [];
      if (at !== index) return;
      if (name) {
        parts.push(attributeOf(node as HTMLElement, name, statics!));
      } else {
        const update = childAt(node.previousSibling, node);
        parts.push((values, at) => (update(values[at]), 1));
      }
    }
  });
  const fill = (values: readonly unknown[]): void => {
    let at = 0;
    for (const part of parts) at += part(values, at);
  };
  return [fragment, fill];
}

export function attributeOf(element: HTMLElement, name: string, statics: readonly string[]): Part {
  const bare = name.slice(1);
  const count = statics.length - 1;
  let last: unknown = nothing;
  if (name[0] === '@') {
    element.addEventListener(bare, (event) => {
      (last as (event: Event) => void)(event);
    });
  }
  return (values, at) => {
    const own = values.slice(at, at + count);
    const value = own.includes(nothing)
      ? nothing
      : count > 1 || statics.join('')
        ? statics.reduce((text, next, index) => text + String(own[index - 1] ?? '') + next)
        : own[0];
    if (value !== last) {
      last = value;
      if (name[0] === '.') (element as unknown as Record<string, unknown>)[bare] = value;
      else if (name[0] === '?') element.toggleAttribute(bare, value !== nothing && !!value);
      else if (value === nothing) element.removeAttribute(name);
      else if (name[0] !== '@') element.setAttribute(name, String(value ?? ''));
    }
    return count;
  };
}

/** @returns What draws a value at a place, in place of the one before. */
export function childAt(start: Node | null, end: Node): (value: unknown) => void {
  let last: unknown = nothing;
  /** Set while a template is drawn. */
  let fill: ((values: readonly unknown[]) => void) | undefined;
  /** Set while a list is drawn. */
  let items: { readonly end: Node; readonly update: (value: unknown) => void }[] | undefined;
  const insert = (node: Node): Node => end.parentNode!.insertBefore(node, end);
  const clear = (from: Node | null): void => {
    while (end.previousSibling !== from) end.previousSibling!.remove();
  };
  return (value) => {
    const before = last;
    last = value;
    if (Array.isArray(value)) {
      if (!items) {
        clear(start);
        items = [];
        fill = undefined;
      }
      value.forEach((item, at) => {
        if (!items![at]) {
          const edge = insert(new Comment());
          items!.push({ end: edge, update: childAt(items![at - 1]?.end ?? start, edge) });
        }
        items![at]!.update(item);
      });
      if (items.length > value.length) {
        items.length = value.length;
        clear(items.at(-1)?.end ?? start);
      }
      return;
    }
    const template = value as TemplateResult | undefined;
    if (template?.strings) {
      if (!fill || (before as TemplateResult).strings !== template.strings) {
        clear(start);
        const [fragment, filler] = copy(template);
        // Filled before it is in the page, so that elements in it begin with what they are given.
        filler(template.values);
        insert(fragment);
        fill = filler;
      } else {
        fill(template.values);
      }
      items = undefined;
      return;
    }
    if (value === before && !items) return;
    const wasText = !fill && !items && isText(before);
    fill = items = undefined;
    if (isText(value) && wasText) {
      (end.previousSibling as Text).data = String(value);
    } else {
      clear(start);
      if (value instanceof Node) insert(value);
      else if (isText(value)) insert(new Text(String(value)));
    }
  };
}

export function isText(value: unknown): boolean {
  return value != null && value !== '' && value !== nothing && typeof value !== 'object';
}
