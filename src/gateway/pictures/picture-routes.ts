import type { Context } from 'hono';
import { findAccount, holdAccount } from '../accounts/account-store.js';
import type { components } from '../../core/gateway-api.js';
import { routes, type Routes } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import { publishing } from '../publishing/publishing.js';
import type { Services } from '../services.js';
import { pictureAnswer } from './picture-answer.js';
import { preparePicture, readPicture, storePicture, type StoredPicture } from './picture-store.js';
import { pictureUrl, readPictureFile } from './picture-url.js';

const CACHE_CONTROL = 'public, max-age=31536000, immutable';

/** `POST /v1/accounts/{address}/pictures` and `GET /v1/pictures/{file}`. */
export function pictureRoutes(services: Services): Routes {
  return routes()
    .post('/v1/accounts/:address/pictures', (context) => {
      const address = context.req.param('address');
      return publishing(services, context, {
        address,
        read: async () => {
          // A picture for nobody is not worked on.
          await findAccount(services, address);
          return preparePicture(services, await readFile(context));
        },
        write: async (within, prepared, username) => {
          const account = await holdAccount(within, username);
          return { status: 201, body: toPicture(services, await storePicture(within, account.id, prepared)) };
        },
      });
    })
    .get('/v1/pictures/:file', async (context) => {
      const asked = readPictureFile(context.req.param('file'));
      const bytes = asked && (await readPicture(services, asked.id, asked.size));
      if (!bytes) throw new ProblemError('not-found');
      return pictureAnswer(context, { bytes, etag: `"${asked.id}-${asked.size}"`, cacheControl: CACHE_CONTROL });
    });
}

/**
 * The body of an upload: the file as it is. What kind of picture it is says its content; the header says only that it is a
 * file, and no form around one.
 * @throws {ProblemError} unsupported-type, invalid-request where it is empty, too-large.
 */
async function readFile({ req }: Context): Promise<Uint8Array> {
  const type = req.header('content-type') ?? 'application/octet-stream';
  if (!/^(?:image\/|application\/octet-stream)/i.test(type)) {
    throw new ProblemError(
      'unsupported-type',
      `Send the picture’s file itself as the body, with its type, not “${type}”.`,
    );
  }
  const bytes = new Uint8Array(await req.arrayBuffer());
  if (bytes.length > 0) return bytes;
  throw new ProblemError('invalid-request', 'The body is empty. Send the picture’s file as the body.');
}

const toPicture = (services: Services, { id, width, height }: StoredPicture): components['schemas']['Picture'] => ({
  id,
  url: pictureUrl(services, id, 'full'),
  width,
  height,
});
