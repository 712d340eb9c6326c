import { camelEvent } from './event-names.mjs';
import { grouped } from './grouped.mjs';
import { comment, member, styleMember } from './member.mjs';

/** Where a module of `src` is, seen from `src/react`. */
const fromReact = (built) => built.replace(/^dist\/esm\//, '../');

const fileOf = ({ tag }) => tag.replace(/^magpie-/, '');

/** Imports of event classes, one line a file, in the order of the files. */
function eventImports({ events }, moduleOf) {
  return grouped(events, ({ className }) => fromReact(moduleOf(className)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, of]) => {
      const names = [...new Set(of.map(({ className }) => className))].sort();
      return `import type { ${names.join(', ')} } from '${path}';\n`;
    })
    .join('');
}

function component(element, moduleOf) {
  const { tag, className, summary, attributes, events } = element;
  const define = fromReact(moduleOf(className)).replace(/[^/]+$/, 'define.js');
  const props = attributes.map(({ property, text, description }) => member(property, text, description));
  const handlers = events.map((event) =>
    member(camelEvent(event.name), `((event: ${event.className}) => void)`, event.description),
  );
  return `// Made from the manifest by \`npm run manifest\`.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { ${className} as Element } from '${define}';
${eventImports(element, moduleOf)}
/** What \`${className}\` takes, beside what every HTML element does. */
export interface ${className}Props extends React.HTMLAttributes<Element> {
${[...props, styleMember(element, 'React.CSSProperties'), ...handlers].join('')}}

${comment(`${summary} A \`ref\` gives the element itself.`)}export const ${className} = createComponent({
  react: React,
  tagName: '${tag}',
  elementClass: Element,
  displayName: '${className}',
  events: {
${events.map((event) => `${camelEvent(event.name)}: '${event.name}' as EventName<${event.className}>,\n`).join('')}},
}) as React.ForwardRefExoticComponent<${className}Props & React.RefAttributes<Element>>;
`;
}

/** The sources of `magpie-widgets/react`, by path. */
export function reactSources({ elements, moduleOf }) {
  const files = elements.map((element) => [`src/react/${fileOf(element)}.ts`, component(element, moduleOf)]);
  const exported = elements.map(
    (element) => `export { ${element.className}, type ${element.className}Props } from './${fileOf(element)}.js';\n`,
  );
  const index = `// Made from the manifest by \`npm run manifest\`.
/** The elements as React components. Importing one defines its element; networks are registered by the page. */
${exported.join('')}`;
  return Object.fromEntries([...files, ['src/react/index.ts', index]]);
}
