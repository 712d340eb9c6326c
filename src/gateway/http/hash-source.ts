import { createHash } from 'node:crypto';

/**
 * Allows one text, a style or a script of our own, in a Content-Security-Policy.
 * @see https://www.w3.org/TR/CSP3/#grammardef-hash-source
 */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
