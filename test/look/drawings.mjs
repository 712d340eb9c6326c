import { PNG } from 'pngjs';

/** Of a hill below a sun: sky, sun, hill. */
const palettes = {
  evening: [
    [242, 217, 178],
    [232, 141, 89],
    [112, 66, 82],
  ],
  morning: [
    [189, 212, 219],
    [247, 239, 222],
    [63, 104, 115],
  ],
  garden: [
    [221, 230, 212],
    [244, 214, 134],
    [126, 155, 116],
  ],
};

/** In place of the samples' pictures, by name: flat, for what is smooth makes pictures of it that are ten times as large. */
const drawings = {
  wide: { width: 640, height: 360, palette: palettes.morning },
  tall: { width: 300, height: 500, palette: palettes.evening },
  square: { width: 320, height: 320, palette: palettes.garden },
  banner: { width: 900, height: 300, palette: palettes.morning },
  avatar: { width: 128, height: 128, palette: palettes.evening },
  'other-avatar': { width: 128, height: 128, palette: palettes.garden },
};

function draw({ width, height, palette: [sky, sun, hill] }) {
  const picture = new PNG({ width, height });
  const radius = Math.min(width, height) / 6;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isSun = Math.hypot(x - width * 0.68, y - height * 0.34) < radius;
      const isHill = y > height * (0.72 - 0.18 * Math.sin((x / width) * Math.PI));
      picture.data.set([...(isHill ? hill : isSun ? sun : sky), 255], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(picture);
}

const drawn = new Map();

/** @returns {Buffer | undefined} PNG. `undefined`: there is no such picture. */
export function drawing(name) {
  if (!Object.hasOwn(drawings, name)) return undefined;
  if (!drawn.has(name)) drawn.set(name, draw(drawings[name]));
  return drawn.get(name);
}
