/** Walks over plain data, for what must hold everywhere in it. */

/** The URLs of a model with their keys: what is called `url` or ends in `Url`. */
export function everyUrl(value: unknown, key = ''): (readonly [key: string, url: unknown])[] {
  if (/(^|\.)url$|Url$/.test(key)) return value === undefined ? [] : [[key, value]];
  return entries(value).flatMap(([name, part]) => everyUrl(part, key ? `${key}.${name}` : name));
}

/** All text of a model that is drawn as such: what is called `text`, and titles, descriptions, names. */
export function words(value: unknown): string[] {
  return entries(value).flatMap(([key, part]) =>
    typeof part === 'string' && !/(^|u)rl$|^type$/i.test(key) ? [part] : words(part),
  );
}

/** A copy without the fields that are `undefined`, which JSON cannot hold. */
export function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(given);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, given(part)]),
  );
}

/** A copy of JSON without one field, such as `profiles.0.handle`. */
export function without(json: unknown, field: string): unknown {
  const copy = structuredClone(json);
  const { holder, key } = find(copy, field.split('.'));
  if (!(key in holder)) throw new Error(`The recorded answer has no ${field}.`);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return copy;
}

/**
 * Copies of JSON in which one field, at any depth, holds another value; each field with each value. Of fields that only
 * differ in their place in a list, the first stands for all.
 */
export function* withOther(
  json: unknown,
  values: readonly unknown[],
): Generator<readonly [field: string, json: unknown]> {
  const kinds = new Map<string, string[]>();
  for (const path of paths(json).reverse())
    kinds.set(path.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('.'), path);
  for (const path of kinds.values()) {
    for (const value of values) {
      const copy = structuredClone(json);
      const { holder, key } = find(copy, path);
      holder[key] = value;
      yield [`${path.join('.')} = ${JSON.stringify(value)}`, copy];
    }
  }
}

function paths(value: unknown): string[][] {
  return entries(value).flatMap(([key, part]) => [[key], ...paths(part).map((path) => [key, ...path])]);
}

function find(json: unknown, path: readonly string[]): { holder: Record<string, unknown>; key: string } {
  let holder = json as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  return { holder, key: path.at(-1)! };
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
