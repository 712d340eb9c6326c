const decoder = new TextDecoder();

/** Bytes as a text; what is no UTF-8 becomes U+FFFD. */
export const textOf = (input: Uint8Array): string => decoder.decode(input);

/** Bytes as JSON; `undefined` where they are none. */
export function jsonOf(input: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(input)) as unknown;
  } catch {
    // Not every change of a text is JSON: such an input says nothing.
    return undefined;
  }
}
