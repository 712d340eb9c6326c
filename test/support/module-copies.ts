/** By address: what a module is loaded from. */
const copies = new Map<string, Promise<string>>();
const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])([^"'\n]+)\2/g;

/**
 * Copies a module and all that it imports into this browser's memory, so that hundreds of pages can load it anew without a
 * question to the server. Modules may not import each other in a circle.
 * @returns The address of the copy, for pages of this origin.
 */
export function copyOf(url: string): Promise<string> {
  let copy = copies.get(url);
  if (!copy) copies.set(url, (copy = makeCopy(url)));
  return copy;
}

async function makeCopy(url: string): Promise<string> {
  const text = await (await fetch(url)).text();
  const imported = [...text.matchAll(SPECIFIER)].map(([, , , specifier]) => specifier!);
  const urls = new Map<string, string>();
  for (const specifier of new Set(imported)) {
    if (/^\.{0,2}\//.test(specifier)) urls.set(specifier, await copyOf(new URL(specifier, url).href));
  }
  const moved = text.replace(SPECIFIER, (whole, before: string, quote: string, specifier: string) =>
    urls.has(specifier) ? `${before}${quote}${urls.get(specifier)}${quote}` : whole,
  );
  return URL.createObjectURL(new Blob([moved], { type: 'text/javascript' }));
}
