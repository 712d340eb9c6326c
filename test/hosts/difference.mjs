import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How much of two pictures differs: 0 where nothing does, 1 where they do not even have the same size. */
export function difference(one, other) {
  const [a, b] = [one, other].map((bytes) => PNG.sync.read(bytes));
  if (a.width !== b.width || a.height !== b.height) return 1;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 }) / (a.width * a.height);
}
