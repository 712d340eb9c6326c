/// <reference types="vite/client" />
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';

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

const preview: Preview = {
  tags: ['autodocs'],
  parameters: { a11y: { test: 'error' }, controls: { expanded: true } },
};

export default preview;
