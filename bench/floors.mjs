import { join } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

const folder = join(import.meta.dirname, 'floors');

/** What bare Lit and nanostores cost: each floor as a page would load it. @returns By name, the text of its one file. */
export async function bundleFloors() {
  const bundles = ['button', 'card', 'feed'].map(async (name) => {
    const bundle = await rollup({
      input: join(folder, `${name}.js`),
      plugins: [
        nodeResolve({ browser: true, exportConditions: ['production'] }),
        replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } }),
        terser({ module: true, ecma: 2022, format: { comments: false } }),
      ],
    });
    const { output } = await bundle.generate({ format: 'es' });
    return [name, output[0].code];
  });
  return new Map(await Promise.all(bundles));
}
