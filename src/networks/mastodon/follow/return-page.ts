import { withoutAnswer } from './answer.js';

/** The page that a visitor comes back to from their server. */
export interface ReturnPage {
  /** Takes the server’s answer out of its address. */
  readonly strip: () => void;
  /**
   * Goes, because there is nothing more to do.
   * @param returnUrl The page to go back to; `undefined`: this is a window of its own, which is closed, where the browser
   * lets a page do that.
   * @returns Whether another page takes its place.
   */
  readonly leave: (returnUrl: string | undefined) => boolean;
}

/** The page of this script. */
export const thisPage: ReturnPage = {
  strip: () => history.replaceState(history.state, '', withoutAnswer(location.href)),
  leave(returnUrl) {
    const isBack = returnUrl !== undefined && URL.canParse(returnUrl) && new URL(returnUrl).origin === location.origin;
    if (isBack) location.replace(returnUrl);
    else close();
    return isBack;
  },
};
