import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { etagOf } from '../http/etag.js';

/** A file that was built, as it is sent. */
export interface ServedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same in Brotli; `undefined` where it was not worth it. */
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
  /** `Content-Type`. */
  readonly type: string;
  readonly etag: string;
}

/** By path without a slash in front, such as `magpie.js`: nothing else is sent, whatever a request names. */
type ServedFiles = ReadonlyMap<string, ServedFile>;

/** What the gateway hands out that is no part of it. */
export interface Served {
  /** The built widgets, `dist/cdn`. Empty where they are not built, as in a checkout. */
  readonly widgets: ServedFiles;
  /** The widgets’ version; `undefined` where they are not built. */
  readonly version: string | undefined;
  /** The publish page and what it loads of its own. */
  readonly publish: ServedFiles;
}

/** Beside the code, where the build has put it. */
const BUILT = fileURLToPath(new URL('../../', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Reads all of it, once: what is replaced on the disk below a running process is of another build.
 * @param folder Holds `widgets/` and `publish/`.
 * @throws {Error} A file cannot be read.
 */
export function readServed(folder: string = BUILT): Served {
  const widgets = readFolder(join(folder, 'widgets'));
  return { widgets, version: versionOf(widgets), publish: readFolder(join(folder, 'publish')) };
}

/**
 * @param path Its ending says what kind of file it is.
 * @param brotli The same bytes in Brotli, where they are there.
 */
export function toServedFile(path: string, content: Uint8Array, brotli: Uint8Array | undefined): ServedFile {
  const bytes = new Uint8Array(content);
  return {
    bytes,
    brotli: brotli && new Uint8Array(brotli),
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: etagOf(bytes),
  };
}

function readFolder(folder: string): ServedFiles {
  const files = new Map<string, ServedFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in TYPES)) continue;
    const path = join(entry.parentPath, entry.name);
    const brotli = existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : undefined;
    files.set(path.slice(folder.length + 1).replaceAll(sep, '/'), toServedFile(path, readFileSync(path), brotli));
  }
  return files;
}

/** As the build has written it down. */
function versionOf(widgets: ServedFiles): string | undefined {
  const release = widgets.get('release.json');
  if (!release) return undefined;
  const { version } = JSON.parse(new TextDecoder().decode(release.bytes)) as { readonly version: string };
  return version;
}
