import { html } from 'hono/html';
import { joined, type Html } from '../pages/language.js';
import { nameOf, type Schema } from './contract-document.js';
import { prose } from './prose.js';

const FORMATS: Readonly<Record<string, string>> = {
  uri: 'URL',
  'uri-reference': 'URL, may be relative',
  'date-time': 'date and time (RFC 3339)',
  binary: 'file',
};

/** What a schema lets through, in a line. */
export function typeLine(schema: Schema): Html {
  const { $ref, oneOf, items, enum: choices, type } = schema;
  if ($ref !== undefined) return html`<a href="#schema-${nameOf($ref)}">${nameOf($ref)}</a>`;
  if (oneOf) return listed(oneOf.map(typeLine), ' or ');
  if (choices) return listed(choices.map(code), ' or ');
  if (schema.const !== undefined) return code(schema.const);
  if (items) return html`list of ${typeLine(items)}${bounds(schema.minItems, schema.maxItems, 'entries')}`;
  if (Array.isArray(type))
    return listed(
      type.map((one: string) => (one === 'null' ? code(null) : typeLine({ ...schema, type: one }))),
      ' or ',
    );
  if (type === 'string') {
    return html`${FORMATS[schema.format ?? ''] ?? 'text'}${bounds(schema.minLength, schema.maxLength, 'characters')}${pattern(schema)}`;
  }
  if (type === 'integer') return html`whole number${bounds(schema.minimum, schema.maximum, '')}`;
  return html`${type === 'boolean' ? 'true or false' : 'object'}`;
}

/** The members of what a schema describes, and those within; nothing where it has none of its own. */
export function members(schema: Schema): Html | undefined {
  if (schema.$ref !== undefined) return undefined;
  if (schema.items) return members(schema.items);
  if (schema.oneOf) {
    const kinds = schema.oneOf.filter(({ properties }) => properties);
    return kinds.length === 0
      ? undefined
      : html`${kinds.map(
          (kind) =>
            html`<p>${prose(kind.description ?? '')}</p>
              ${members(kind)}`,
        )}`;
  }
  const { properties, required = [] } = schema;
  if (!properties) return undefined;
  return html`<ul class="members">
    ${Object.entries(properties).map(([name, member]) => entry(name, member, required.includes(name)))}
  </ul>`;
}

/** A name, what it takes, and what it means: for members and for parameters. @param where Such as “query”. */
export function entry(
  name: string,
  schema: Schema,
  needed: boolean,
  description = schema.description,
  where?: string,
): Html {
  const standard = schema.default === undefined ? undefined : html`; default ${code(schema.default)}`;
  return html`<li>
    <p>
      <code class="name">${name}</code>
      <span class="quiet">${where && `${where}, `}${typeLine(schema)}${needed ? ', needed' : ''}${standard}</span>
    </p>
    ${description && html`<p>${prose(description)}</p>`} ${members(schema)}
  </li>`;
}

const code = (value: unknown): Html => html`<code>${typeof value === 'string' ? value : JSON.stringify(value)}</code>`;

const listed = (pieces: readonly Html[], between: string): Html =>
  joined(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece])));

const pattern = (schema: Schema): Html | undefined =>
  schema.pattern === undefined ? undefined : html`, like ${code(schema.pattern)}`;

function bounds(least: number | undefined, most: number | undefined, unit: string): string {
  const said = (value: number): string => value.toLocaleString('en');
  const noun = unit && ` ${unit}`;
  if (least !== undefined && most !== undefined) return `, ${said(least)} to ${said(most)}${noun}`;
  if (most !== undefined) return `, at most ${said(most)}${noun}`;
  return least === undefined ? '' : `, at least ${said(least)}${noun}`;
}
