/**
 * Whether an event is the visitor's own doing: scripts make events too, and a click that another script has made use of
 * already is none of the visitor's for us. Where the browser does not say, only the former is looked at.
 */
export function isOfVisitor({ isTrusted }: Event): boolean {
  return isTrusted && isActive();
}

/** Whether the visitor has just done something that no script has made use of yet. */
export function isActive(): boolean {
  return navigator.userActivation?.isActive ?? true;
}
