/** Where links stand: the surfaces of cards and feeds in light and in dark. */
const SURFACES = { light: '#ffffff', dark: '#1a1b1e' };
/** @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
const ENOUGH = 4.5;

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one `#0b5a61` @param {string} other @returns {number} From 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {string} accent `#0b5a61`; empty: none was chosen. @returns {string} What becomes of links in it, in a sentence. */
export function contrastNote(accent) {
  if (!accent) return '';
  const weak = Object.entries(SURFACES)
    .map(([scheme, surface]) => [scheme, contrast(accent, surface)])
    .find(([, ratio]) => ratio < ENOUGH);
  if (!weak) return 'Links in this colour can be read in light and in dark.';
  const [scheme, ratio] = weak;
  const drawn = scheme === 'light' ? 'Pale on a light page' : 'Dim on a dark page';
  const mended = scheme === 'light' ? 'darker' : 'lighter';
  return `${drawn}: ${ratio.toFixed(1)} : 1, where ${ENOUGH} are needed. Links are drawn ${mended} there, so that they can be read.`;
}
