/**
 * A handle of a network whose names are ASCII by its own rules, with nothing in it that hides, turns around or looks like
 * something else: whatever is no visible ASCII is written out, a zero-width space as `\u{200b}`. Never throws.
 */
export function plainHandle(handle: string): string {
  return handle.replace(/[^ -~]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);
}
