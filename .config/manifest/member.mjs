/** A comment above a line of generated code. */
export const comment = (text) => `/** ${text.replaceAll('*/', '*\\/')} */\n`;

/** One optional member of an interface. */
export const member = (name, type, description) =>
  `${comment(description)}readonly ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type} | undefined;\n`;

/** React's `style`, which knows no custom properties, with those of an element. */
export const styleMember = ({ tokens }, cssProperties) =>
  member(
    'style',
    `(${cssProperties} & Partial<Record<${tokens.map(({ name }) => `'${name}'`).join(' | ')}, string>>)`,
    'CSS, and the custom properties of the widget.',
  );
