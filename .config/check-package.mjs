import { readdirSync, readFileSync } from 'node:fs';

/** Whoever installs the package gets its dependencies and nothing else: no file of it may import another package. */
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const allowed = new RegExp(`^(?:\\.|(?:${Object.keys(dependencies).join('|')})(?:/|$))`);
const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*|\btypes=)(["'])([^"'\n]+)\1/g;

const problems = readdirSync('dist/esm', { recursive: true })
  .filter((path) => /(?:\.js|\.d\.ts)$/.test(path) && !path.startsWith('vendor'))
  .flatMap((path) =>
    [...readFileSync(`dist/esm/${path}`, 'utf8').matchAll(specifiers)]
      .map(([, , specifier]) => specifier)
      .filter((specifier) => !allowed.test(specifier))
      .map((specifier) => `dist/esm/${path} imports ${specifier}, which is no dependency of the package.`),
  );

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
