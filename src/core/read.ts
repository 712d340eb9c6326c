import { NetworkError } from './errors.js';

/** JSON from outside, by field. */
export type Wire = Readonly<Record<string, unknown>>;

/**
 * Reads what must be an object.
 * @throws {NetworkError} bad-response, naming what was expected.
 */
export function readObject(value: unknown, what: string): Wire {
  if (isObject(value)) return value;
  return wrong(what, 'an object');
}

/**
 * Reads a field that must be text.
 * @throws {NetworkError} bad-response, naming the field.
 */
export function readText(from: Wire, field: string): string {
  const value = from[field];
  if (typeof value === 'string') return value;
  return wrong(field, 'text');
}

/**
 * Reads what must be a list.
 * @throws {NetworkError} bad-response, naming what was expected.
 */
export function readList(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return wrong(what, 'a list');
}

function wrong(what: string, expected: string): never {
  throw new NetworkError('bad-response', `${what} is not ${expected}`);
}

/** Whether a value is an object with fields, not a list. */
export function isObject(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of an object; none for anything else. For what an answer may leave out. */
export function fieldsOf(value: unknown): Wire {
  return isObject(value) ? value : {};
}

/** The objects of a list; empty for what is no list. For what an answer may leave out. */
export function objects(value: unknown): readonly Wire[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Text, or `undefined` for anything else. */
export function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A count: a finite number from 0 up, or `undefined` for anything else (some servers hide a count as −1). */
export function countOr(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value < Infinity ? value : undefined;
}
