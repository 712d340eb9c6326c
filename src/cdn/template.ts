/**
 * Templates as lit-html has them, as far as the elements use them: children (text, templates, lists, nodes, `nothing`),
 * attributes, `?boolean`, `.property` and `@event`, which takes functions that need no `this`; each is one value and nothing else,
 * which the build makes sure of; no directives. A fifth of a follow button smaller than lit-html, and with a Trusted Types policy
 * of our own, so that a page's own Lit and ours do not meet.
 */

export interface TemplateResult {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
}

/** Where a value goes in each copy of a template. */
type Hole = readonly [
  /** Of the node, as a walk through all of them counts. */
  index: number,
  /** With its prefix, in lower case; empty for a child. */
  name: string,
];

type Template = readonly [content: DocumentFragment, holes: readonly Hole[]];

/** Drawn as nothing, it hears nothing either. */
export const nothing = (): void => {};

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

/** @returns What draws into a container that is empty. */
export const drawInto = (container: Node): Child => new Child(null, container.appendChild(new Text()));

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
  const { content } = element;
  // A copy's first child may change; what stands before it in the page is no part of the copy.
  if (content.firstChild instanceof Comment) content.prepend(new Text());
  const holes: Hole[] = [];
  const walker = document.createTreeWalker(content);
  for (let index = 0; walker.nextNode(); index++) {
    const node = walker.currentNode as Element;
    if (node instanceof Comment) {
      holes.push([index, '']);
      node.replaceWith((walker.currentNode = new Text()));
    }
    for (const { name, value } of [...(node.attributes ?? [])]) {
      if (value === MARK) {
        holes.push([index, name]);
        node.removeAttribute(name);
      }
    }
  }
  const template: Template = [content, holes];
  templates.set(strings, template);
  return template;
}

/**
 * Sets an attribute where it is not as before.
 * @param name With its prefix.
 * @param last What it was set to; `nothing` where it never was.
 */
export function setAttribute(element: HTMLElement, name: string, value: unknown, last: unknown): void {
  const bare = name.slice(1);
  if (value === last) return;
  if (name[0] === '@') {
    if (last !== nothing) element.removeEventListener(bare, last as EventListener);
    element.addEventListener(bare, value as EventListener);
  } else if (name[0] === '.') (element as unknown as Record<string, unknown>)[bare] = value;
  else if (name[0] === '?') element.toggleAttribute(bare, value !== nothing && !!value);
  else if (value === nothing) element.removeAttribute(name);
  else element.setAttribute(name, String(value ?? ''));
}

/**
 * A place between elements, and what is drawn there. A page may have thousands: nothing is made for each that they can share,
 * and the node that ends it is the text, where it is one.
 */
export class Child {
  readonly end: Text;
  readonly #start: Node | null;
  #last: unknown = nothing;
  /** The items of a list; the elements and places of a template that values go to. */
  #parts: (Child | HTMLElement)[] = [];

  /** @param start What stands before it and stays there. */
  constructor(start: Node | null, end: Text) {
    this.#start = start;
    this.end = end;
  }

  /** Draws a value in place of the one before. */
  draw(value: unknown): void {
    const before = this.#last as TemplateResult | undefined;
    const template = value as TemplateResult | undefined;
    if (Array.isArray(value)) {
      if (!Array.isArray(before)) this.#clear();
      const items = this.#parts as Child[];
      value.forEach((item, at) => {
        items[at] ??= new Child(items[at - 1]?.end ?? this.#start, this.#insert(new Text()));
        items[at].draw(item);
      });
      items.length = value.length;
      this.#remove(items.at(-1)?.end ?? this.#start);
    } else if (template?.strings) {
      const [content, holes] = templateOf(template.strings);
      let fragment: Node | undefined;
      if (before?.strings !== template.strings) {
        this.#clear();
        fragment = document.importNode(content, true);
        const walker = document.createTreeWalker(fragment);
        let index = -1;
        for (const [at, name] of holes) {
          for (; index < at; index++) walker.nextNode();
          const node = walker.currentNode;
          this.#parts.push(name ? (node as HTMLElement) : new Child(node.previousSibling, node as Text));
        }
      }
      // Filled before it is in the page, so that elements in it begin with what they are given.
      template.values.forEach((next, at) => {
        const part = this.#parts[at]!;
        if (part instanceof Child) part.draw(next);
        else setAttribute(part, holes[at]![1], next, fragment ? nothing : before!.values[at]);
      });
      if (fragment) this.#insert(fragment);
    } else if (value !== before) {
      this.#clear(isText(value) ? String(value) : '');
      if (value instanceof Node) this.#insert(value);
    }
    this.#last = value;
  }

  #insert<T extends Node>(node: T): T {
    return this.end.parentNode!.insertBefore(node, this.end);
  }

  #clear(text = ''): void {
    this.#parts = [];
    this.#remove(this.#start);
    if (this.end.data !== text) this.end.data = text;
  }

  /** @param from What stands before it, and stays. */
  #remove(from: Node | null): void {
    while (this.end.previousSibling !== from) this.end.previousSibling!.remove();
  }
}

export function isText(value: unknown): boolean {
  return value != null && value !== '' && value !== nothing && typeof value !== 'object';
}
