import { compile } from 'svelte/compiler';
import { transformWithEsbuild } from 'vite';
import { compileScript, parse } from 'vue/compiler-sfc';

/** As a bundler's own plugin does it, without hot reloading, server rendering and styles. */
export const svelte = {
  name: 'svelte',
  transform: (source, id) =>
    id.endsWith('.svelte') ? compile(source, { filename: id, generate: 'client' }).js : undefined,
};

/** The same for Vue; what is named `magpie-…` is an element of the page, as each Vue application has to say. */
export const vue = {
  name: 'vue',
  transform(source, id) {
    if (!id.endsWith('.vue')) return undefined;
    const { content } = compileScript(parse(source, { filename: id }).descriptor, {
      id,
      inlineTemplate: true,
      templateOptions: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('magpie-') } },
    });
    return transformWithEsbuild(content, `${id}.ts`);
  },
};
