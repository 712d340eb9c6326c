import { readFileSync } from 'node:fs';

const literal = /^'[^']*'$/;

/**
 * What an attribute may hold, as its property is declared: `boolean`, `number`, `string` or the texts of a union.
 * @throws {Error} It is none of these; the message names the property.
 */
function readType(text, name) {
  if (['boolean', 'number', 'string'].includes(text)) return { text, values: [] };
  // Prettier begins a union of several lines with a bar; what may be left out is so in HTML anyway.
  const members = (text ?? '')
    .split('|')
    .map((member) => member.trim())
    .filter((member) => member && member !== 'undefined');
  if (members.length > 0 && members.every((member) => literal.test(member))) {
    return { text: members.join(' | '), values: members.map((member) => member.slice(1, -1)) };
  }
  throw new Error(
    `${name} is of the type ${text}: write boolean, number, string, or the texts of a union, for editors and frameworks read no names.`,
  );
}

const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();
const named = ({ name, description, default: initial }) => ({ name, description: oneLine(description), initial });

function toElement({ tagName, name, summary, members = [], attributes = [], events = [], ...rest }) {
  return {
    tag: tagName,
    className: name,
    summary: oneLine(summary),
    // What all elements take, such as the account, comes first.
    attributes: attributes
      .toSorted((a, b) => !!b.inheritedFrom - !!a.inheritedFrom)
      .map((attribute) => {
        const property = members.find((member) => member.name === attribute.fieldName);
        return {
          name: attribute.name,
          property: attribute.fieldName,
          ...readType(attribute.type?.text, `${tagName}.${attribute.fieldName}`),
          initial: attribute.default ?? property?.default,
          description: oneLine(attribute.description ?? property?.description),
        };
      }),
    events: events.map((event) => ({ ...named(event), className: event.type.text })),
    slots: (rest.slots ?? []).map(named),
    parts: (rest.cssParts ?? []).map(named),
    tokens: (rest.cssProperties ?? []).map(named),
  };
}

const toEvent = ({ name, description, members = [] }) => ({
  className: name,
  description: oneLine(description),
  fields: members.map((member) => ({ ...named(member), type: member.type?.text })),
});

/** The manifest, as far as pages can use it: elements in the order of their tags, and the events that they fire. */
export function readManifest(file = 'dist/custom-elements.json') {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const all = manifest.modules.flatMap(({ path, declarations = [] }) =>
    declarations.map((declaration) => ({ ...declaration, path })),
  );
  const elements = all.filter(({ tagName }) => tagName).map(toElement);
  const fired = new Set(elements.flatMap(({ events }) => events.map(({ className }) => className)));
  const modules = Object.fromEntries(all.map(({ name, path }) => [name, path]));
  return {
    manifest,
    elements: elements.sort((a, b) => (a.tag < b.tag ? -1 : 1)),
    events: all.filter(({ name }) => fired.has(name)).map(toEvent),
    /** The built file of a class. */
    moduleOf: (className) => modules[className],
  };
}
