import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Whoever writes `integrity="…"` from `integrity.json` shuts a file out that is not what the list says: so the list names each
 * script that was built, with the hash of the very bytes on the disk, in the package and in what a gateway hands out.
 */
function* problemsOf(folder) {
  const listed = JSON.parse(readFileSync(`${folder}/integrity.json`, 'utf8'));
  const built = readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js'));
  for (const path of built) {
    const hash = `sha384-${createHash('sha384')
      .update(readFileSync(`${folder}/${path}`))
      .digest('base64')}`;
    if (!listed[path]) yield `${folder}/${path} is not in integrity.json.`;
    else if (listed[path] !== hash) yield `${folder}/${path} is ${hash}, and not what integrity.json says.`;
  }
  for (const path of Object.keys(listed)) if (!built.includes(path)) yield `${folder}/${path} was not built.`;
}

const problems = ['dist/cdn', 'src/gateway/dist/widgets'].flatMap((folder) => [...problemsOf(folder)]);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
