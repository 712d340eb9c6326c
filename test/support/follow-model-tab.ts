import type { Settings } from '../../src/stores/settings.js';
import type { ModelPage } from './follow-model-page.js';
import { copyOf } from './module-copies.js';

/** A tab of the visitor's browser with a page of the site, and all of its memory its own. */
export interface ModelTab extends ModelPage {
  /** Tells the page what browsers tell of their connection. */
  readonly dispatch: (type: 'online' | 'offline') => void;
  /** The tab is gone in the middle of whatever it does. */
  readonly crash: () => void;
}

/** @param settings As the page makes them. @param isOffline Whether it comes from the browser's store. */
export async function openTab(settings: Settings, isOffline: boolean, onTold: () => void): Promise<ModelTab> {
  const script = await copyOf(new URL('./follow-model-page.ts', import.meta.url).href);
  const frame = document.createElement('iframe');
  const begun = new Promise((resolve) => frame.addEventListener('visit', resolve));
  frame.srcdoc = `<!doctype html><script type="module" src="${script}"></script>`;
  document.body.append(frame);
  await begun;
  const inside = frame.contentWindow as unknown as Window & { readonly page: ModelPage; readonly Event: typeof Event };
  const dispatch = (type: string): void => void inside.dispatchEvent(new inside.Event(type));
  if (isOffline) dispatch('offline');
  inside.page.show(settings, onTold);
  return { ...inside.page, dispatch, crash: () => frame.remove() };
}
