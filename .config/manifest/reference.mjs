/** A cell of a table: a bar would end it. */
const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const code = (text) => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '');

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return rows.length > 0 ? line(heads) + line(heads.map(() => '---')) + rows.map(line).join('') : '';
}

const section = (title, text) => (text ? `### ${title}\n\n${text}\n` : '');

const element = ({ tag, summary, attributes, events, slots, parts, tokens }) => `## \`<${tag}>\`

${summary}

${section(
  'Attributes',
  table(
    ['Attribute', 'Property', 'Type', 'Default', 'What it does'],
    attributes.map(({ name, property, text, initial, description }) => [
      code(name),
      code(property),
      code(text),
      code(initial),
      cell(description),
    ]),
  ),
)}
${section(
  'Events',
  table(
    ['Event', 'Class', 'When'],
    events.map(({ name, className, description }) => [
      code(name),
      `[${code(className)}](#${className.toLowerCase()})`,
      cell(description),
    ]),
  ),
)}
${section(
  'Slots',
  table(
    ['Slot', 'What for'],
    slots.map(({ name, description }) => [name ? code(name) : '(default)', cell(description)]),
  ),
)}
${section(
  'Parts',
  table(
    ['Part', 'What it is'],
    parts.map(({ name, description }) => [code(`::part(${name})`), cell(description)]),
  ),
)}
${section(
  'Custom properties',
  table(
    ['Property', 'Default', 'What it sets'],
    tokens.map(({ name, initial, description }) => [code(name), code(initial), cell(description)]),
  ),
)}`;

const event = ({ className, description, fields }) => `### ${className}

${description}

${table(
  ['Field', 'Type', 'Meaning'],
  fields.map(({ name, type, description: meaning }) => [code(name), code(type), cell(meaning)]),
)}`;

/** The page that lists everything a page can use, by path. */
export const referencePage = ({ elements, events }) => ({
  'stories/guides/reference.md': `<!-- Made from the manifest by \`npm run manifest\`: the docblocks in src/elements are the place to change it. -->

# Reference

Each element with its attributes, events, slots, parts and custom properties. An attribute of the type \`boolean\` is on
where it is there, whatever it says: \`count\` is on, and so is \`count="false"\`. All events bubble and cross shadow roots.

${elements.map(element).join('\n')}
## Events

${events.map(event).join('\n')}`,
});
