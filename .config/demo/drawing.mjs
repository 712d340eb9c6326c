import sharp from 'sharp';

/** Numbers that look thrown, and are the same on every machine: the same drawing is the same picture. */
export function dice(seed) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (from = 0, to = 1) => from + roll() * (to - from);
}

/** `count` drawings after one another; `draw` gets the index, and how far along it is, from 0 to 1. */
export const times = (count, draw) =>
  Array.from({ length: count }, (_, n) => draw(n, count > 1 ? n / (count - 1) : 0)).join('');

const stopsOf = (colours) =>
  colours.map((colour, n) => `<stop offset="${n / (colours.length - 1)}" stop-color="${colour}"/>`).join('');

/** Paints that live in the drawing's `<defs>`; each method returns what `fill` takes. */
function paints() {
  const defs = [];
  const keep = (definition) => {
    const id = `p${defs.length}`;
    defs.push(definition(id));
    return `url(#${id})`;
  };
  return {
    defs,
    /** From top to bottom, turned by `angle` degrees. */
    fade: (colours, angle = 0) =>
      keep(
        (id) =>
          `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1" gradientTransform="rotate(${angle} .5 .5)">${stopsOf(colours)}</linearGradient>`,
      ),
    /** From a point outwards; the point in parts of the shape. */
    ball: (colours, x = 0.5, y = 0.5, radius = 0.6) =>
      keep((id) => `<radialGradient id="${id}" cx="${x}" cy="${y}" r="${radius}">${stopsOf(colours)}</radialGradient>`),
    /** Light that ends in nothing. */
    glow: (colour, strength = 0.9) =>
      keep(
        (id) =>
          `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset=".35" stop-color="${colour}" stop-opacity="${strength * 0.35}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`,
      ),
  };
}

/** What ink leaves on paper: a fine, uneven tooth. */
const grain = `<filter id="grain" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".8" numOctaves="2" seed="7"/><feColorMatrix values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .5  .9 .9 0 0 -.78"/></filter>`;

/**
 * A picture of the demo.
 * @param {number} width Pixels.
 * @param {number} height Pixels.
 * @param {(paint: ReturnType<typeof paints>, throwDice: ReturnType<typeof dice>) => string} draw The SVG within.
 */
export function picture(width, height, draw) {
  const paint = paints();
  const body = draw(paint, dice(width + height));
  const frame = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${frame} viewBox="0 0 ${width} ${height}"><defs>${paint.defs.join('')}${grain}</defs>${body}<rect ${frame} filter="url(#grain)" opacity=".22"/></svg>`;
}

/** The file that a publisher uploads. */
export const printed = (svg) => sharp(Buffer.from(svg)).webp({ quality: 88 }).toBuffer();

/** A line of hills from the left edge to the right, closed below. */
export function hills(throwDice, { width, height, top, rise, count }) {
  const step = width / count;
  let path = `M0 ${height}V${top + throwDice(-rise, rise)}`;
  for (let n = 0; n < count; n++) {
    const x = (n + 1) * step;
    path += `Q${x - step / 2} ${top + throwDice(-rise * 2, rise)} ${x} ${top + throwDice(-rise, rise)}`;
  }
  return `${path}V${height}z`;
}

/** Short strokes of light on water, longer towards the viewer. */
export const ripples = (throwDice, { x, width, top, bottom, count, colour, opacity = 0.5 }) =>
  times(count, () => {
    const depth = throwDice() ** 1.4;
    const length = (0.04 + 0.12 * depth) * width * throwDice(0.5, 1);
    const left = x + throwDice(0, width - length);
    return `<path d="M${left} ${top + depth * (bottom - top)}h${length}" stroke="${colour}" stroke-width="${2 + 5 * depth}" stroke-linecap="round" opacity="${opacity * throwDice(0.4, 1)}"/>`;
  });
