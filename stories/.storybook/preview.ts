/// <reference types="vite/client" />
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly { readonly cssParts?: { name: string }[] }[] }[];
}

// A glob instead of an import: the types are checked before the manifest has been made.
const manifests = import.meta.glob<Manifest>('../../dist/custom-elements.json', { eager: true, import: 'default' });
for (const manifest of Object.values(manifests)) {
  for (const { cssParts = [] } of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
    // Storybook keeps one entry a name: the part `count` would take the place of the attribute, and of its control.
    for (const part of cssParts) part.name = `::part(${part.name})`;
  }
  setCustomElementsManifest(manifest);
}

/** A list in the toolbar; what is chosen holds for every story until it is chosen anew. */
const choice = (title: string, icon: string, items: readonly { value: string; title: string }[]): object => ({
  description: title,
  toolbar: { title, icon, dynamicTitle: true, items: [{ value: '', title: `${title}: as the story says` }, ...items] },
});

const named = (names: Readonly<Record<string, string>>): { value: string; title: string }[] =>
  Object.entries(names).map(([value, title]) => ({ value, title }));

const languages = named({
  en: 'English',
  ar: 'العربية',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  hi: 'हिन्दी',
  id: 'Bahasa Indonesia',
  ja: '日本語',
  ko: '한국어',
  'pt-BR': 'Português (Brasil)',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
});

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // An experimental rule of axe takes the count for a part of the words that the button is called by.
    a11y: { test: 'error', config: { rules: [{ id: 'label-content-name-mismatch', enabled: false }] } },
    controls: { expanded: true },
  },
  initialGlobals: { scheme: '', direction: '', language: '' },
  globalTypes: {
    scheme: choice('Colours', 'contrast', named({ light: 'Light', dark: 'Dark' })),
    direction: choice('Direction', 'transfer', named({ ltr: 'Left to right', rtl: 'Right to left' })),
    language: choice('Language', 'globe', languages),
  },
  decorators: [
    (story, { globals }) => {
      const { scheme, direction, language } = globals as Record<string, string>;
      const { documentElement: page } = document;
      page.dir = direction ?? '';
      page.lang = language || 'en';
      page.style.colorScheme = scheme ?? '';
      document.body.style.background = scheme ? 'Canvas' : '';
      return html`${story()}`;
    },
  ],
};

export default preview;
