import type { VisitPage } from './visit-page.js';

/** A page of the same site with all of its memory gone but storage: modules run anew in it. */
export interface Visit extends VisitPage {
  readonly document: Document;
  readonly leave: () => void;
}

/** @param sandbox What the page may do, as in `iframe.sandbox`. @default Everything. */
export async function nextVisit(sandbox?: string): Promise<Visit> {
  const frame = document.createElement('iframe');
  if (sandbox) frame.setAttribute('sandbox', sandbox);
  const begun = new Promise((resolve) => frame.addEventListener('visit', resolve));
  frame.srcdoc = `<!doctype html><script type="module" src="${new URL('./visit-page.ts', import.meta.url).href}"></script>`;
  frame.style.cssText = 'position: absolute; inline-size: 400px; block-size: 400px';
  document.body.append(frame);
  await begun;
  const { page } = frame.contentWindow as unknown as { readonly page: VisitPage };
  return { ...page, document: frame.contentDocument!, leave: () => frame.remove() };
}
