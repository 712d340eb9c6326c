import { $settings, configure } from '../../stores/settings.js';

let read = false;

/**
 * Takes over, once, what the page says in `<meta name="magpie:…">`, and in `data-*` of the script tag when that is given.
 * What `configure` has set before stays.
 */
export function readPageSettings(script?: HTMLElement): void {
  if (read) return;
  read = true;
  const settings: Record<string, string> = {};
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name^="magpie:"]')) {
    settings[meta.name.slice(7).replace(/-./g, (dash) => dash[1]!.toUpperCase())] = meta.content;
  }
  configure({ ...settings, ...script?.dataset, ...$settings.get() });
}
