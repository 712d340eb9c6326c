/** One link that a visitor would have followed. */
export interface Opened {
  readonly url: string;
  readonly link: HTMLAnchorElement;
}

/** Stays on the test's page: what links would have opened during a test of the block is listed instead. */
export function linksOpened(): readonly Opened[] {
  const opened: Opened[] = [];
  const stay = (event: Event): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    opened.push({ url: link.href, link });
  };
  before(() => addEventListener('click', stay));
  beforeEach(() => void opened.splice(0));
  after(() => removeEventListener('click', stay));
  return opened;
}
