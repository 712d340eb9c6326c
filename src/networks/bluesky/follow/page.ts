/** The page that an answer has come to. */
export interface Page {
  readonly url: string;
  /** Shows another address for it, without a request. */
  readonly rename: (url: string) => void;
  /** Another page takes its place. */
  readonly go: (url: string) => void;
  /** Closes its window, where a script has opened that. */
  readonly close: () => void;
}

/** The page that this script runs in. */
export const thisPage: Page = {
  get url() {
    return location.href;
  },
  rename: (url) => history.replaceState(history.state, '', url),
  go: (url) => location.replace(url),
  close: () => window.close(),
};

const ANSWER = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri'];

/** An address without an answer: what remains is what the site has put there. */
export function withoutAnswer(href: string): string {
  const url = new URL(href);
  const fragment = new URLSearchParams(url.hash.slice(1));
  if (fragment.has('state')) url.hash = '';
  if (url.searchParams.has('state')) for (const name of ANSWER) url.searchParams.delete(name);
  return url.href;
}
