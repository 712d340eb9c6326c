import { execSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

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

/** `[text](OTHER.md#part)`, and no address elsewhere. */
const neighbours = /\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/gi;

/** Whoever has the package alone reads its licence, and finds what its texts link to. */
function missingFrom(folder) {
  const listed = execSync('npm pack --dry-run --json --silent --ignore-scripts', { cwd: folder, encoding: 'utf8' });
  const packed = new Set(JSON.parse(listed)[0].files.map(({ path }) => path));
  const linked = [...packed]
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      [...readFileSync(`${folder}/${path}`, 'utf8').matchAll(neighbours)]
        .map(([, link]) => posix.join(posix.dirname(path), link))
        .filter((target) => !packed.has(target))
        .map((target) => `${folder}/${path} links to ${target}, which is not in the package: see “files”.`),
    );
  const isLicensed =
    packed.has('LICENSE') && readFileSync(`${folder}/LICENSE`, 'utf8') === readFileSync('LICENSE', 'utf8');
  return isLicensed ? linked : [`${folder} has no LICENSE that is the same as ours.`, ...linked];
}

const problems = [
  ...missingFrom('src/gateway'),
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
