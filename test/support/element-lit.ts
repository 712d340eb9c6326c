/**
 * Lit as the elements under test have it, the real one or what the CDN bundle has in its place, for tests that draw what an
 * element draws as a part of itself: the two do not understand each other's templates.
 */
import * as lit from 'lit';
import { drawInto } from '../../src/cdn/template.js';

export const { html } = lit;

const drawers = new WeakMap<HTMLElement, ReturnType<typeof drawInto>>();

/** As Lit's: draws in place of what it has drawn there before. */
export function render(value: unknown, place: HTMLElement): void {
  if ('render' in lit) {
    lit.render(value, place);
    return;
  }
  const drawer = drawers.get(place) ?? drawInto(place);
  drawers.set(place, drawer);
  drawer.draw(value);
}
