/**
 * What somebody has chosen: the fields of the page's form by name, those that are empty left out. They live in the form and, so
 * that a choice can be passed on, behind the `#` of the page's address.
 * @typedef {Readonly<Record<string, string>>} Options
 */

/** What a field says that is not empty, and yet chooses nothing. @type {Record<string, string>} */
const DEFAULTS = {
  element: 'button',
  size: 'medium',
  variant: 'filled',
  limit: '5',
  layout: 'list',
  for: 'html',
};

/** The gateway that the page's head names. */
const ownGateway = document.querySelector('meta[name="magpie:gateway"]')?.content ?? '';
DEFAULTS.gateway = ownGateway && new URL(ownGateway, location.href).href.replace(/\/$/, '');

/** @param {HTMLFormElement} form @returns {Options} With the defaults; an empty `gateway` is none. */
export function readOptions(form) {
  const filled = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  return { ...DEFAULTS, ...Object.fromEntries(filled.filter(([name, value]) => value || name === 'gateway')) };
}

/** @param {Options} options @returns {string} For `location.hash`; empty where nothing was chosen. */
export function toHash(options) {
  const chosen = Object.entries(options).filter(([name, value]) => value !== DEFAULTS[name]);
  return chosen.length > 0 ? `#${new URLSearchParams(chosen)}` : '';
}

/**
 * Fills the form from an address that somebody passed on. What it says that no field can hold is left out.
 * @param {HTMLFormElement} form
 * @param {string} hash As `toHash` made it.
 */
export function fillForm(form, hash) {
  const given = { ...DEFAULTS, ...Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ''))) };
  for (const field of form.elements) {
    const { name, type } = field;
    const value = given[name] ?? '';
    if (!name) continue;
    if (type === 'checkbox') field.checked = Boolean(value);
    else if (type === 'radio') field.checked = field.value === value;
    else field.value = value;
  }
  for (const [name, value] of Object.entries(DEFAULTS)) {
    const field = form.elements.namedItem(name);
    // A radio or a list that has no such choice has none now.
    if (field && !field.value && given[name] !== '') field.value = value;
  }
}
