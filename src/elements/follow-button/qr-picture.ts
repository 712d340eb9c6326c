import { html } from 'lit';
import { modulesOf } from './qr-code.js';

/** Of one module: large enough to be read from a screen, and to be scaled down sharply; pixels. */
const MODULE_SIZE = 8;

/**
 * A QR code as a picture that can be saved, and that apps find in a page: they do not look into drawings.
 * @returns A PNG as a `data:` URL; `undefined` where the browser lets no page draw one.
 */
export function qrPicture(text: string): string | undefined {
  const { side, modules } = modulesOf(text);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side * MODULE_SIZE;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (const [x, y] of modules) context.fillRect(x * MODULE_SIZE, y * MODULE_SIZE, MODULE_SIZE, MODULE_SIZE);
  return canvas.toDataURL();
}

/**
 * Draws a picture of a QR code.
 * @param onError Called where it does not come, or the page's policy lets no such picture in.
 */
export function renderPicture(url: string, label: string, onError: () => void): unknown {
  return html`<img class="picture" src=${url} alt=${label} referrerpolicy="no-referrer" @error=${onError} />`;
}
