/**
 * Whether the page is in a frame of another site: what it keeps there is out of reach for a page in a window of its own,
 * such as the one that an answer comes to. Another origin of the same site counts as another site.
 */
export function isForeignFrame(): boolean {
  try {
    for (let frame: Window = globalThis.window; frame !== frame.parent; frame = frame.parent) {
      if (frame.parent.location.origin !== globalThis.location.origin) return true;
    }
    return false;
  } catch {
    // A page of another origin does not say where it is.
    return true;
  }
}
