import { readdirSync, readFileSync } from 'node:fs';

/** Whoever installs a package gets its dependencies and nothing else: no file of it may import another package. */
const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*|\btypes=)(["'])([^"'\n]+)\1/g;

function problemsOf({ manifest, built, platform = '' }) {
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
  const allowed = new RegExp(`^(?:\\.|${platform}(?:${Object.keys(dependencies).join('|')})(?:/|$))`);
  return readdirSync(built, { recursive: true })
    .filter((path) => /(?:\.js|\.d\.ts)$/.test(path) && !path.startsWith('vendor'))
    .flatMap((path) =>
      [...readFileSync(`${built}/${path}`, 'utf8').matchAll(specifiers)]
        .map(([, , specifier]) => specifier)
        .filter((specifier) => !allowed.test(specifier))
        .map((specifier) => `${built}/${path} imports ${specifier}, which is no dependency of the package.`),
    );
}

const problems = [
  ...problemsOf({ manifest: 'package.json', built: 'dist/esm' }),
  ...problemsOf({ manifest: 'src/gateway/package.json', built: 'src/gateway/dist', platform: 'node:|' }),
];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
