import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const packageJson = json('package.json');
const elements = json(packageJson.customElements)
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);
const names = (items = []) => items.map(({ name }) => name).sort();
const namesOfAll = (list) => [...new Set(elements.flatMap((element) => names(element[list])))].sort();
const parts = () => namesOfAll('cssParts');

/** Where an editor finds a file: what the package exports under this name. */
const exported = (name) => json(packageJson.exports[`./${name}`]);

describe('VS Code', () => {
  const { tags } = exported('vscode.html-custom-data.json');
  const { properties, pseudoElements } = exported('vscode.css-custom-data.json');

  it('completes each element with each of its attributes, and says what its slots, events and parts are', () => {
    assert.deepEqual(names(tags), elements.map(({ tagName }) => tagName).sort());
    for (const { tagName, attributes, events, slots = [], cssParts } of elements) {
      const tag = tags.find(({ name }) => name === tagName);
      assert.deepEqual(names(tag.attributes), names(attributes));
      for (const { name, description } of [...events, ...slots, ...cssParts]) {
        assert.ok(tag.description.includes(`**${name}**`) || name === '', `${tagName}: ${name}`);
        assert.ok(tag.description.includes(description), `${tagName}: ${description}`);
      }
    }
  });

  it('offers the values of an attribute that takes few', () => {
    const { attributes } = tags.find(({ name }) => name === 'magpie-follow-button');
    const valuesOf = (attribute) => names(attributes.find(({ name }) => name === attribute).values);
    assert.deepEqual(valuesOf('size'), ['large', 'medium', 'small']);
    assert.deepEqual(valuesOf('theme'), ['contrast', 'minimal', 'sharp', 'soft']);
  });

  it('completes each custom property and each part in style sheets, once', () => {
    assert.deepEqual(names(properties), namesOfAll('cssProperties'));
    assert.deepEqual(
      names(pseudoElements),
      parts().map((name) => `::part(${name})`),
    );
  });
});

describe('JetBrains’ editors', () => {
  const { name, version, contributions } = exported('web-types.json');

  it('find the file by package.json, under the package’s own name', () => {
    assert.equal(packageJson.exports['./web-types.json'], `./${packageJson['web-types']}`);
    assert.deepEqual([name, version], [packageJson.name, packageJson.version]);
  });

  it('complete each element with each attribute, event and slot', () => {
    for (const { tagName, attributes, events, slots } of elements) {
      const element = contributions.html.elements.find((each) => each.name === tagName);
      assert.deepEqual(names(element.attributes), names(attributes));
      assert.deepEqual(names(element.events), names(events));
      assert.deepEqual(names(element.slots), names(slots));
    }
    assert.equal(contributions.html.elements.length, elements.length);
  });

  it('complete each custom property and each part in style sheets, once', () => {
    assert.deepEqual(names(contributions.css.properties), namesOfAll('cssProperties'));
    assert.deepEqual(
      names(contributions.css['pseudo-elements']),
      parts().map((part) => `part(${part})`),
    );
  });
});
