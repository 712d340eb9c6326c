import { brotliDecompressSync } from 'node:zlib';
import { hashOf } from '../config/keys.js';
import { transact } from '../database/transact.js';
import type { Services } from '../services.js';
import { toServedFile, type Served, type ServedFile } from './served-files.js';

/** A build names its files so; anything else is asked for by somebody who tries, and PostgreSQL takes no text with a zero in it. */
const NAME = /^[\w./-]{1,200}$/;

/**
 * Keeps the widgets of this build, for pages that name its version when the gateway has the next one. In the database, because
 * it is what all processes of a gateway have in common, and what its operator backs up; in Brotli, 0.2 MB. Several
 * processes may do so at once. A build of the same version with other content, as in development, takes the place of the one
 * before: never file by file, so that no page gets parts of both.
 *
 * Never throws: where it fails, the operator reads so in the log.
 */
export async function keepBuild(services: Services): Promise<void> {
  const { served, now, log } = services;
  const { version } = served;
  if (version === undefined) return;
  try {
    const build = { version, hash: hashOfBuild(served), kept_at: now() };
    if (await isKept(services, build)) return;
    await transact(services, async ({ database }) => {
      // Locks the version: of several processes the others wait here, and then write the same once more.
      await database
        .insertInto('widget_build')
        .values(build)
        .onConflict((conflict) => conflict.column('version').doUpdateSet({ hash: build.hash, kept_at: build.kept_at }))
        .execute();
      await database.deleteFrom('widget_file').where('version', '=', version).execute();
      const files = [...served.widgets].map(([path, file]) => ({ version, path, ...packed(file) }));
      await database.insertInto('widget_file').values(files).execute();
    });
  } catch (err) {
    log.error(
      { err, version },
      'The widgets of this version were not kept in the database: after an upgrade of the gateway, pages that name the version will show their links. It is tried again at the next start.',
    );
  }
}

/** A file of a version that has run here. `undefined`: there is none. @throws {Error} The database does not answer. */
export function readKept(services: Services, version: string, path: string): Promise<ServedFile | undefined> {
  return read(services, path, version);
}

/**
 * A file whose path says what it holds, of whichever version.
 * @param path In a folder that is named for its content, `chunks-1a2b3c/`.
 * @throws {Error} The database does not answer.
 */
export function readKeptChunk(services: Services, path: string): Promise<ServedFile | undefined> {
  return read(services, path);
}

async function read({ database }: Services, path: string, version?: string): Promise<ServedFile | undefined> {
  if (!NAME.test(path)) return undefined;
  let query = database.selectFrom('widget_file').select(['content', 'coding']).where('path', '=', path);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.limit(1).executeTakeFirst();
  if (!row) return undefined;
  const { content, coding } = row;
  return coding === 'br'
    ? toServedFile(path, brotliDecompressSync(content), content)
    : toServedFile(path, content, undefined);
}

async function isKept(
  { database }: Services,
  { version, hash }: { readonly version: string; readonly hash: string },
): Promise<boolean> {
  const kept = await database
    .selectFrom('widget_build')
    .select('hash')
    .where('version', '=', version)
    .executeTakeFirst();
  return kept?.hash === hash;
}

const packed = ({ bytes, brotli }: ServedFile): { readonly content: Buffer; readonly coding: 'br' | null } =>
  brotli ? { content: Buffer.from(brotli), coding: 'br' } : { content: Buffer.from(bytes), coding: null };

const hashOfBuild = ({ widgets }: Served): string =>
  hashOf(
    [...widgets]
      .map(([path, { etag }]) => `${path} ${etag}`)
      .sort()
      .join('\n'),
  );
