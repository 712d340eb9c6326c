import { isObject, type Wire } from '../../../core/read.js';
import { parseJson } from '../json.js';

/**
 * Reads what QQ Connect answers: JSON, JSON in a call of `callback`, or a query string; which one depends on the call, on
 * `fmt`, and on whether it is an error. The script is never run.
 * @returns `undefined` where it is none of them. Never throws.
 * @see https://wiki.connect.qq.com/%e4%bd%bf%e7%94%a8authorization_code%e8%8e%b7%e5%8f%96access_token
 */
export function parseQqAnswer(text: string): Wire | undefined {
  const trimmed = text.trim();
  const json = calledWith(trimmed) ?? (trimmed.startsWith('{') ? trimmed : undefined);
  if (json !== undefined) {
    const value = parseJson(json);
    return isObject(value) ? value : undefined;
  }
  if (!/^[\w.~%+-]{1,64}=/.test(trimmed)) return undefined;
  const query = new URLSearchParams(trimmed);
  const fields = new Map(query);
  // Two readers might take different ones of a field that is there twice.
  return fields.size === query.size ? Object.fromEntries(fields) : undefined;
}

/** What stands between the brackets of `callback( … );`. */
function calledWith(text: string): string | undefined {
  const begin = /^callback\s{0,8}\(/.exec(text)?.[0];
  const end = /\)\s{0,8};?$/.exec(text.slice(-16))?.[0];
  return begin === undefined || end === undefined ? undefined : text.slice(begin.length, -end.length);
}
