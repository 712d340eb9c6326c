/**
 * Draws the widget in the page, as the snippet would. One that is there already follows its attributes.
 * @param {HTMLElement} place
 * @param {import('./widget.js').Widget} widget
 */
export function drawPreview(place, { name, attributes, links, accent }) {
  const tag = `magpie-${name}`;
  const there = place.querySelector(tag);
  const element = there ?? document.createElement(tag);
  const wanted = new Map(attributes.map(([key, value]) => [key, value === true ? '' : value]));
  for (const { name: key } of [...element.attributes]) if (!wanted.has(key)) element.removeAttribute(key);
  for (const [key, value] of wanted) if (element.getAttribute(key) !== value) element.setAttribute(key, value);
  element.replaceChildren(
    ...links.map(({ href, text }) => Object.assign(document.createElement('a'), { href, textContent: text })),
  );
  if (accent) place.style.setProperty('--magpie-accent', accent);
  else place.style.removeProperty('--magpie-accent');
  if (!there) place.replaceChildren(element);
}

/** The page around the widget: light or dark, wide or a phone, from left to right or from right to left. */
export function followView(controls, stage, place) {
  const show = () => {
    const { scheme, width, dir } = Object.fromEntries(new FormData(controls));
    Object.assign(stage.dataset, { scheme, width });
    place.dir = dir;
  };
  controls.addEventListener('change', show);
  if (matchMedia('(prefers-color-scheme: dark)').matches) controls.elements.scheme.value = 'dark';
  show();
}
