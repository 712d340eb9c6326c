/** Wide enough for a sign-in page; pixels. */
const WIDTH = 480;
const HEIGHT = 680;
/** Half of the dialog that stands in the middle of the page, and some air; pixels. */
const HALF_DIALOG = 212;

/** Browsers inside of other apps: a second window takes the place of the page there, or never comes. */
const IN_APP = /; wv\)|\b(FBA[NV]|Instagram|MicroMessenger|Weibo|BytedanceWebview|QQ\/|Line\/)/i;

/**
 * A window beside the page, still empty. Once the network's page is in it, the two have nothing to do with each other: it
 * has no opener, and this page neither reaches it nor asks whether it is closed. Where sites cut the tie between windows,
 * as many do, the answer to that is wrong anyway.
 */
export interface FollowWindow {
  /** Shows a page in it, once. @param url https. */
  readonly go: (url: string) => void;
  /** Closes it instead. */
  readonly close: () => void;
}

/** Whether the page stands in another app's browser, where the only window is this one. */
export function isInApp(): boolean {
  return IN_APP.test(navigator.userAgent);
}

/**
 * Opens an empty window; to be called while the visitor's click still counts.
 * @returns `undefined` where the browser refuses, or where windows are no use.
 */
export function openFollowWindow(): FollowWindow | undefined {
  if (isInApp()) return undefined;
  const left = Math.max(screenX + outerWidth / 2 - HALF_DIALOG - WIDTH, 0);
  const top = Math.max(screenY + (outerHeight - HEIGHT) / 2, 0);
  const features = `popup,width=${WIDTH},height=${HEIGHT},left=${Math.round(left)},top=${Math.round(top)}`;
  const popup = open('', features);
  if (!popup) return undefined;
  // The page that comes into it has no way back to this one.
  popup.opener = null;
  popup.document.documentElement.style.colorScheme = 'light dark';
  return {
    go: (url) => popup.location.replace(url),
    close: () => popup.close(),
  };
}

/** Opens a page as a link would, where that is what is left to do. */
export function openLink(url: string): void {
  open(url, 'noopener');
}

function open(url: string, features: string): Window | null {
  try {
    return window.open(url, '_blank', features);
  } catch {
    // Firefox throws in a frame that may open no windows.
    return null;
  }
}
