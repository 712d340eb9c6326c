/**
 * Templates drawn into what a server has drawn: the nodes that are there stay, and take the values from then on.
 * @see https://github.com/lit/lit/blob/main/packages/labs/ssr-client/src/lib/hydrate-lit-html.ts
 */
import { between, endOf, itemsOf, placesOf, type Place } from './marks.js';
import { Child, isText, nothing, setAttribute, type TemplateResult } from './template.js';

/** Draws a value in place of the one before. */
type Draw = (value: unknown) => void;
/** The same where the value is of the kind that is there. @returns Whether it is. */
type Take = (value: unknown) => boolean;

/**
 * Whether a value would make what is there, but for texts and attributes: these are set where they differ.
 * @param start The mark before it.
 */
export function agrees(value: unknown, start: Node): boolean {
  const end = endOf(start);
  if (!end) return false;
  const nodes = between(start, end);
  if (Array.isArray(value)) {
    const items = isOfLists(value) ? value.flat() : value;
    const starts = itemsOf(nodes);
    return starts?.length === items.length && items.every((item, at) => agrees(item, starts[at]!));
  }
  if (isTemplate(value)) {
    const places = placesOf(value, nodes);
    return Boolean(places?.every(({ node, name }, at) => name || agrees(value.values[at], node)));
  }
  return nodes.length === Number(value instanceof Node || isText(value));
}

/**
 * Draws a value where a server has drawn it. What is there of it stays; what disagrees is drawn anew.
 * @param start The mark before it.
 */
export function adoptAt(start: Node, value: unknown): Draw {
  const end = endOf(start)!;
  let take = takerOf(value, start, end);
  let child: Child | undefined;
  const update = (next: unknown): void => {
    if (take?.(next)) return;
    if (!child) {
      take = undefined;
      clear(start, end);
      child = childBefore(end, start);
    }
    child.draw(next);
  };
  update(value);
  return update;
}

/** @returns `undefined` where what is there was made by a value of another kind. */
function takerOf(value: unknown, start: Node, end: Node): Take | undefined {
  const nodes = between(start, end);
  const [node] = nodes;
  if (Array.isArray(value)) {
    const starts = itemsOf(nodes);
    return starts && listTaker(value, isOfLists(value) ? inLists(value, starts) : starts, start, end);
  }
  if (isTemplate(value)) {
    const places = placesOf(value, nodes);
    return places && templateTaker(value, places);
  }
  if (value instanceof Node) {
    return nodes.length === 1 && node!.isEqualNode(value) ? (next) => next === value : undefined;
  }
  if (!isText(value)) return nodes.length ? undefined : (next) => !isText(next) && typeof next !== 'object';
  return nodes.length === 1 && node instanceof Text
    ? (next) => {
        if (!isText(next)) return false;
        // What is selected in a text that is set would not be any more.
        if (node.data !== String(next)) node.data = String(next);
        return true;
      }
    : undefined;
}

function listTaker(first: readonly unknown[], starts: readonly Node[], start: Node, end: Node): Take {
  const items: { readonly end: Node; readonly update: Draw }[] = starts
    .slice(0, first.length)
    .map((itemStart, at) => ({ end: endOf(itemStart)!, update: adoptAt(itemStart, first[at]) }));
  return (value) => {
    if (!Array.isArray(value)) return false;
    value.forEach((item, at) => {
      if (!items[at]) {
        const child = childBefore(end, items[at - 1]?.end ?? start);
        items.push({ end: child.end, update: (next) => child.draw(next) });
      }
      items[at]!.update(item);
    });
    items.length = value.length;
    clear(items.at(-1)?.end ?? start, end);
    return true;
  };
}

function templateTaker({ strings, values }: TemplateResult, places: readonly Place[]): Take {
  const parts = places.map(({ node, name }, at) =>
    name ? adoptAttribute(node as HTMLElement, name, values[at]) : adoptAt(node, values[at]),
  );
  return (value) => {
    if (!isTemplate(value) || value.strings !== strings) return false;
    parts.forEach((draw, at) => draw(value.values[at]));
    return true;
  };
}

/** An attribute that says what it would be set to is left alone: a picture would be loaded again. */
function adoptAttribute(element: HTMLElement, name: string, first: unknown): Draw {
  let before: unknown = nothing;
  if (!/^[.?@]/.test(name)) {
    before = first;
    const text = first === nothing ? null : String((first as string | number | undefined) ?? '');
    if (text === null) element.removeAttribute(name);
    else if (text !== element.getAttribute(name)) element.setAttribute(name, text);
  }
  return (value) => {
    setAttribute(element, name, value, before);
    before = value;
  };
}

function childBefore(end: Node, start: Node): Child {
  return new Child(start, end.parentNode!.insertBefore(new Text(), end));
}

/** Whether it is a list that a server draws as one, and a browser in stretches that come and go. */
function isOfLists(value: readonly unknown[]): value is readonly (readonly unknown[])[] {
  return value.every(Array.isArray);
}

/** Marks the stretches. @returns The marks before them. */
function inLists(lists: readonly (readonly unknown[])[], starts: readonly Node[]): readonly Node[] {
  let at = 0;
  return lists.flatMap(({ length }) => {
    const first = starts[at];
    const last = starts[Math.min((at += length), starts.length) - 1];
    if (!first || !last) return [];
    const mark = new Comment('lit-part');
    const end = endOf(last)!;
    first.parentNode!.insertBefore(mark, first);
    end.parentNode!.insertBefore(new Comment('/lit-part'), end.nextSibling);
    return [mark];
  });
}

function clear(start: Node, end: Node): void {
  while (end.previousSibling !== start) end.previousSibling!.remove();
}

function isTemplate(value: unknown): value is TemplateResult {
  return Boolean((value as TemplateResult | undefined)?.strings);
}
