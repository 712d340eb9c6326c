import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import sharp from 'sharp';

/**
 * How much may differ. Letters are drawn by whole pixels from fonts that the page brings, so on one machine nothing differs
 * at all; another build of the browser, or of its libraries, shades edges otherwise. `colour` is how far apart two pixels may
 * be to count as equal (0 to 1, of their brightness and hue as the eye weighs them; edges that are only smoothed otherwise do
 * not count), `share` how many may not be: half of one in a hundred is less than a word, a line or a colour that has changed.
 */
export const TOLERANCE = { colour: 0.2, share: 0.005 };

/** A folder for each state: a picture for each variant, and what is read out. */
export const REFERENCES = 'test/look/references';
/** Where differences are shown; not kept. */
export const DIFFERENCES = '.cache/look';

/** By state and variant. */
const fileOf = (state, variant) => `${REFERENCES}/${state}/${variant}.png`;

/** Which browser the kept pictures were made with. */
const madeWith = () => JSON.parse(readFileSync(`${REFERENCES}/browser.json`, 'utf8'));

/** @returns `undefined` where none is kept. */
function kept(state, variant) {
  try {
    return PNG.sync.read(readFileSync(fileOf(state, variant)));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** As few colours as tell everything apart: a fifth of the bytes, and what they are off by is far within the tolerance. */
async function write(file, { data, width, height }) {
  mkdirSync(dirname(file), { recursive: true });
  await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, colours: 48, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(file);
}

/** How two pictures of one size differ: a share of their pixels, 0 to 1, and a picture of where. */
function compare(before, now) {
  const { width, height } = now;
  const where = new PNG({ width, height });
  const pixels = pixelmatch(before.data, now.data, where.data, width, height, { threshold: TOLERANCE.colour });
  return { share: pixels / (width * height), where };
}

/** Side by side: as it was, as it is, where it differs. */
function sideBySide(pictures) {
  const sheet = new PNG({
    width: pictures.reduce((sum, { width }) => sum + width, 0),
    height: Math.max(...pictures.map(({ height }) => height)),
  });
  let left = 0;
  for (const picture of pictures) {
    PNG.bitblt(picture, sheet, 0, 0, picture.width, picture.height, left, 0);
    left += picture.width;
  }
  return sheet;
}

/**
 * Compares a picture with the one that is kept.
 * @param taken PNG.
 * @param browser Major version of the one that took it.
 * @returns What is wrong, in a sentence that says what to do; `undefined`: nothing.
 */
export async function differenceOf(state, variant, taken, browser) {
  const now = PNG.sync.read(taken);
  const before = kept(state, variant);
  const file = `${DIFFERENCES}/${state}/${variant}.png`;
  const how = `Look at ${file}; if it is meant to look like that, run \`npm run look:accept ${state}\`.`;
  if (!before) {
    await write(file, now);
    return `No picture of ${state}, ${variant}, is kept. ${how}`;
  }
  const { major } = madeWith();
  const other =
    major === browser ? '' : ` The kept pictures were made with Chromium ${major}, this one with Chromium ${browser}.`;
  if (before.width !== now.width || before.height !== now.height) {
    await write(file, sideBySide([before, now]));
    const sizes = `${before.width} × ${before.height} before, ${now.width} × ${now.height} now`;
    return `${state}, ${variant}, has another size: ${sizes}.${other} ${how}`;
  }
  const { share, where } = compare(before, now);
  if (share <= TOLERANCE.share) return undefined;
  await write(file, sideBySide([before, now, where]));
  const percent = (number) => `${(number * 100).toFixed(2)} %`;
  return `${state}, ${variant}, looks different: ${percent(share)} of its pixels, of which ${percent(TOLERANCE.share)} may.${other} ${how}`;
}

/** Keeps the name of the browser that all pictures are made with. */
export const acceptBrowser = (major) => writeFileSync(`${REFERENCES}/browser.json`, `${JSON.stringify({ major })}\n`);

/** Keeps a picture. @param taken PNG. @returns Whether that is a change. */
export async function accept(state, variant, taken) {
  const now = PNG.sync.read(taken);
  const before = kept(state, variant);
  const isSame = before?.width === now.width && before.height === now.height && compare(before, now).share === 0;
  if (!isSame) await write(fileOf(state, variant), now);
  return !isSame;
}
