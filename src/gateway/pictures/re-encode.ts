import { availableParallelism } from 'node:os';
import sharp, { type SharpOptions } from 'sharp';
import { createGate } from './gate.js';
import { pictureKind, type PictureKind } from './picture-kind.js';

/** Pixels of a picture that is taken, unpacked: 200 MB of memory while it is worked on. */
const MAX_PIXELS = 50_000_000;

/** Pixels of all frames of a picture that stays animated. On one core of today's they take two seconds. */
const MAX_MOVING_PIXELS = 25_000_000;
const MAX_FRAMES = 300;

/** How long making one picture may take. */
const TIMEOUT_SECONDS = 10;

/** WebP's, 0 to 100. */
const QUALITY = 82;

/** WebP's, 0 to 6: higher is smaller and slower. */
const EFFORT = { still: 4, moving: 2 };

// One thread a picture, and a core left for everything else that the gateway does.
sharp.concurrency(1);
sharp.cache(false);
const gate = createGate({ atOnce: Math.max(1, availableParallelism() - 1), waiting: 32 });

/** A file that is no picture that can be used; the message is a sentence for whoever sent it. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** A picture of our own making: WebP, upright, without metadata, and without whatever else was in the file. */
export interface Encoded {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Takes a file apart and makes new pictures of its pixels. GIF and WebP stay animated, but for very long or large ones, of
 * which the first frame is taken.
 * @param sidesPx How wide and high each picture is at most, the largest first. None is made larger than it was.
 * @param maxSidePx How wide and high the file's may be.
 * @returns One for each of `sidesPx`; the same one again where the file's is small.
 * @throws {PictureError}
 * @throws {GateFullError} Too many pictures are waiting.
 */
export function reEncode(bytes: Uint8Array, sidesPx: readonly number[], maxSidePx = Infinity): Promise<Encoded[]> {
  return gate.pass(async () => {
    const options = await inspected(bytes, maxSidePx);
    const encoded: Encoded[] = [];
    for (const sidePx of sidesPx) {
      const larger = encoded.at(-1);
      const fits = larger && larger.width <= sidePx && larger.height <= sidePx;
      encoded.push(fits ? larger : await encodedTo(sidePx, bytes, options));
    }
    return encoded;
  });
}

/** How to read a file, where it is one to read. */
async function inspected(bytes: Uint8Array, maxSidePx: number): Promise<SharpOptions> {
  const kind = pictureKind(bytes);
  if (!kind)
    throw new PictureError('The file is none of JPEG, PNG, WebP, GIF and AVIF. Save the picture as one of these.');
  const options: SharpOptions = { limitInputPixels: MAX_PIXELS };
  const found = await sharp(bytes, options)
    .metadata()
    .catch((cause: unknown) => {
      throw /pixel limit/.test(String(cause)) ? tooLarge(cause) : unreadable(kind, cause);
    });
  // What the decoder makes of the file has to be what its first bytes say.
  if ((found.format === 'heif' ? found.compression === 'av1' && 'avif' : found.format) !== kind) throw unreadable(kind);
  const { width, height, pages = 1, orientation = 1 } = found;
  if (width * height > MAX_PIXELS) throw tooLarge();
  if (Math.max(width, height) > maxSidePx) {
    throw new PictureError(`The picture is ${width} × ${height} pixels; it may have ${maxSidePx} each way.`);
  }
  const moving = pages > 1 && (kind === 'gif' || kind === 'webp');
  const movable = pages <= MAX_FRAMES && width * height * pages <= MAX_MOVING_PIXELS && orientation === 1;
  return { ...options, animated: moving && movable };
}

async function encodedTo(sidePx: number, bytes: Uint8Array, options: SharpOptions): Promise<Encoded> {
  const { data, info } = await sharp(bytes, options)
    .timeout({ seconds: TIMEOUT_SECONDS })
    .autoOrient()
    .resize({ width: sidePx, height: sidePx, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: options.animated ? EFFORT.moving : EFFORT.still })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw /timeout/i.test(String(cause)) ? tooLarge(cause) : unreadable(pictureKind(bytes) ?? 'jpeg', cause);
    });
  return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
}

const tooLarge = (cause?: unknown): PictureError =>
  new PictureError(`The picture is too large: it may have ${MAX_PIXELS / 1_000_000} million pixels. Save it smaller.`, {
    cause,
  });

const unreadable = (kind: PictureKind, cause?: unknown): PictureError =>
  new PictureError(`The file begins as ${kind.toUpperCase()} but is damaged or incomplete. Save the picture anew.`, {
    cause,
  });
