import { isObject, type Wire } from '../../core/read.js';
import { ConnectorError } from './connector-error.js';

/** How deep JSON may nest; the deepest that is documented anywhere nests six deep. */
export const MAX_JSON_DEPTH = 64;

/** JSON of limited depth. @returns `undefined` for anything else, so also for nothing. Never throws. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Whoever asked says what is wrong with it.
    return undefined;
  }
}

/** JSON that must be an object. @throws {ConnectorError} bad-response. @param what Whose answer it is. */
export function readAnswer(text: string, what: string): Wire {
  const value = parseJson(text);
  if (isObject(value)) return value;
  throw new ConnectorError('bad-response', `${what} answered with something that is no JSON object.`);
}

/** Whether brackets nest deeper than JSON may, those in texts left out; takes time in proportion to the length. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > MAX_JSON_DEPTH) return true;
  }
  return false;
}
