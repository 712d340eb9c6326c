import { camelEvent, eventClasses } from './event-names.mjs';
import { member, styleMember } from './member.mjs';

const head = (elements) => `// Made from the manifest by \`npm run manifest\`.
import type { ${[...elements.map(({ className }) => className), ...eventClasses(elements)].join(', ')} } from '../esm/index.js';
`;

const interfaces = (elements, attributesOf, eventName, more = () => '') =>
  elements
    .map((element) => {
      const events = element.events.map((event) =>
        member(eventName(event.name), `((event: ${event.className}) => void)`, event.description),
      );
      return `/** ${element.summary} */
export interface ${element.className}Attributes {
${[...element.attributes.flatMap(attributesOf), more(element), ...events].join('')}}
`;
    })
    .join('\n');

const byTag = (elements, toType) =>
  elements.map((element) => `/** ${element.summary} */\n'${element.tag}': ${toType(element)};\n`).join('');

/** React 19 sets what the element has as a property, and everything else as an attribute, which \`false\` takes away. */
const jsx = ({
  elements,
}) => `${head(elements)}import type { ClassAttributes, CSSProperties, HTMLAttributes } from 'react';

${interfaces(
  elements,
  ({ name, text, description }) => member(name, text, description),
  (name) => `on${name}`,
  (element) => styleMember(element, 'CSSProperties'),
)}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${byTag(elements, ({ className }) => `HTMLAttributes<${className}> & ClassAttributes<${className}> & ${className}Attributes`)}}
  }
}
`;

/** In templates, what is written as text reaches the element as text. */
const written = ({ text }) => (text === 'number' ? 'number | `${number}`' : text === 'boolean' ? "boolean | ''" : text);

const vue = ({ elements }) => `${head(elements)}import type { HTMLAttributes, PublicProps } from 'vue';

${interfaces(elements, (attribute) => member(attribute.property, written(attribute), attribute.description), camelEvent)}
/** How Vue's templates see an element: what it takes, and the element itself for a template reference. */
type TemplateElement<Element extends HTMLElement, Attributes> = new () => Element & {
  $props: Attributes & HTMLAttributes & PublicProps;
};

declare module 'vue' {
  interface GlobalComponents {
${byTag(elements, ({ className }) => `TemplateElement<${className}, ${className}Attributes>`)}}
}
`;

/** Svelte makes text of what is no property: \`no-replies={false}\` would be the text “false”, and so mean yes. */
function svelteMembers(attribute) {
  const { name, property, text, description } = attribute;
  const asProperty = member(property, written(attribute), description);
  return name === property
    ? asProperty
    : [asProperty, member(name, text === 'boolean' ? "true | ''" : text, description)];
}

const svelte = ({ elements }) => `${head(elements)}import type { HTMLAttributes } from 'svelte/elements';

${interfaces(elements, svelteMembers, (name) => `on${name}`)}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${byTag(elements, ({ className }) => `HTMLAttributes<${className}> & ${className}Attributes`)}}
}
`;

/** What tells frameworks and editors of the elements' attributes and events, by path. */
export const typeFiles = (read) => ({
  'dist/types/jsx.d.ts': jsx(read),
  'dist/types/vue.d.ts': vue(read),
  'dist/types/svelte.d.ts': svelte(read),
  // So that a plain import of one of them does no harm.
  ...Object.fromEntries(['jsx', 'vue', 'svelte'].map((name) => [`dist/types/${name}.js`, 'export {};\n'])),
});
