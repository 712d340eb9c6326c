import { readFileSync } from 'node:fs';

/** What a page can use of an element, and what each of its items is called in the manifest. */
const surface = {
  attributes: 'attribute',
  members: 'property',
  events: 'event',
  slots: 'slot',
  cssParts: 'part',
  cssProperties: 'CSS property',
};

const lifecycle = new Set(['properties', 'styles', 'observedAttributes', 'formAssociated', 'shadowRootOptions']);

const isPublic = ({ privacy, name, static: isStatic, inheritedFrom }) =>
  privacy !== 'private' &&
  privacy !== 'protected' &&
  !name?.startsWith('#') &&
  !(isStatic && lifecycle.has(name)) &&
  inheritedFrom?.package !== 'lit';

function* missingIn({ tagName, summary, description, ...declaration }) {
  if (!summary && !description) yield `${tagName}: no @summary`;
  for (const [list, word] of Object.entries(surface)) {
    for (const item of declaration[list] ?? []) {
      // An attribute is described where its property is.
      const property = item.fieldName && declaration.members?.find(({ name }) => name === item.fieldName);
      if (isPublic(item) && !item.description && !property?.description) {
        yield `${tagName}: ${word} ${item.name || '(default)'} has no description`;
      }
    }
  }
}

const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const problems = elements.flatMap((element) => [...missingIn(element)]);
if (elements.length === 0) problems.push('No element found: each class needs a docblock with @tag.');

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`Manifest: ${elements.map(({ tagName }) => tagName).join(', ')}, all documented.`);
