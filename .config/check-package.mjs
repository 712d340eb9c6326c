import { readdirSync, readFileSync } from 'node:fs';

/** Whoever installs a package gets its dependencies and nothing else: no file of it may import another package. */
const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*|\btypes=)(["'])([^"'\n]+)\1/g;

function problemsOf({ manifest, built, platform = '', frameworks = '', except = [] }) {
  const { name, dependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
  // Examples in comments name the package itself.
  const packages = [name, ...Object.keys(dependencies)].join('|');
  const allowed = new RegExp(`^(?:\\.|${platform}${frameworks}(?:${packages})(?:/|$))`);
  return readdirSync(built, { recursive: true })
    .filter((path) => /(?:\.js|\.d\.ts)$/.test(path) && !['vendor', ...except].includes(path.split(/[\\/]/)[0]))
    .flatMap((path) =>
      [...readFileSync(`${built}/${path}`, 'utf8').matchAll(specifiers)]
        .map(([, , specifier]) => specifier)
        .filter((specifier) => !allowed.test(specifier))
        .map((specifier) => `${built}/${path} imports ${specifier}, which is no dependency of the package.`),
    );
}

const problems = [
  // React's components are for pages that have React; all others import none of them.
  ...problemsOf({ manifest: 'package.json', built: 'dist/esm/react', frameworks: 'react$|' }),
  ...problemsOf({ manifest: 'package.json', built: 'dist/types', frameworks: '(?:react|vue|svelte/elements)$|' }),
  ...problemsOf({ manifest: 'package.json', built: 'dist/esm', except: ['react'] }),
  // What it hands out to browsers is no part of the server.
  ...problemsOf({
    manifest: 'src/gateway/package.json',
    built: 'src/gateway/dist',
    platform: 'node:|',
    except: ['publish', 'widgets'],
  }),
];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
