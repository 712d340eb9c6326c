import {
  contract,
  nameOf,
  type Operation,
  type Parameter,
  type Schema,
} from '../../../src/gateway/docs/contract-document.js';
import type { Asked } from './contract-scene.js';

/** A request that the contract does not allow, and with which statuses it may be refused. */
export interface BadInput {
  readonly what: string;
  readonly expected: readonly number[];
  readonly asked: Asked;
}

/** Every way in which a good request can be bent that follows from the contract alone. @param good Has all that it may have. */
export const badInputs = (operation: Operation, good: Asked): readonly BadInput[] => [
  ...operation.parameters.flatMap((parameter) => badParameters(parameter, good)),
  ...(operation.body ? badBodies(operation.body.content, good) : []),
];

function badParameters({ name, in: where, required = false, schema }: Parameter, good: Asked): readonly BadInput[] {
  const one = schema.items ?? schema;
  const values = badTexts(one).map((value): readonly [string, readonly string[]] => [
    `“${value.slice(0, 20)}”`,
    [value],
  ]);
  const many = schema.maxItems === undefined ? [] : Array.from({ length: schema.maxItems + 1 }, () => 'magpie:river');
  if (where === 'path') {
    return values.map(([what, [value = '']]) => ({
      what: `${what} as ${name}`,
      expected: [400, 404],
      asked: { ...good, path: { ...good.path, [name]: value } },
    }));
  }
  if (where === 'header') {
    return values.map(([what, [value = '']]) => ({
      what: `${what} as ${name}`,
      expected: [400],
      asked: { ...good, headers: { ...good.headers, [name.toLowerCase()]: value } },
    }));
  }
  const others = good.query.filter(([other]) => other !== name);
  const lists = [
    ...values,
    ...(many.length > 0 ? [[`${many.length} times`, many] as const] : []),
    ...(required ? [['nothing', []] as const] : []),
  ];
  return lists.map(([what, list]) => ({
    what: `${what} as ${name}`,
    expected: [400],
    asked: { ...good, query: [...others, ...list.map((value) => [name, value] as const)] },
  }));
}

/** Texts that a parameter may not be. */
function badTexts({ type, minimum, maximum, maxLength, minLength, pattern }: Schema): readonly string[] {
  if (type === 'integer') {
    const ends = [minimum === undefined ? [] : [minimum - 1], maximum === undefined ? [] : [maximum + 1]].flat();
    return ['', 'x', '1.5', '1e1', '0x1', ...ends.map(String)];
  }
  return [
    ...(maxLength === undefined ? [] : ['a'.repeat(maxLength + 1)]),
    ...(minLength === undefined ? [] : ['']),
    ...(pattern === undefined ? [] : ['a b', 'é']),
  ];
}

function badBodies(content: NonNullable<Operation['body']>['content'], good: Asked): readonly BadInput[] {
  const with400 = (what: string, body: unknown): BadInput => ({ what, expected: [400], asked: { ...good, body } });
  const typed = (what: string, type: string, expected: number): BadInput => ({
    what,
    expected: [expected],
    asked: { ...good, headers: { ...good.headers, 'content-type': type } },
  });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const json = content['application/json'];
  if (!json) {
    return [
      { what: 'no body', expected: [400], asked: { ...good, body: undefined } },
      { what: 'a body that is no picture', expected: [422], asked: { ...good, body: bytes('<svg xmlns="…"/>') } },
      {
        what: 'a body that is too long',
        expected: [413],
        asked: { ...good, body: new Uint8Array(10 * 1024 * 1024 + 1) },
      },
      typed('a form', 'multipart/form-data; boundary=x', 415),
      typed('a text', 'text/plain', 415),
      {
        what: 'a packed body',
        expected: [415],
        asked: { ...good, headers: { ...good.headers, 'content-encoding': 'gzip' } },
      },
    ];
  }
  const asJson = { ...good.headers, 'content-type': 'application/json' };
  const raw = (what: string, text: string, expected = 400): BadInput => ({
    what,
    expected: [expected],
    asked: { ...good, headers: asJson, body: bytes(text) },
  });
  return [
    { what: 'no body', expected: [400], asked: { ...good, headers: asJson, body: undefined } },
    raw('a body that is not JSON', '{"a":'),
    raw('a body that is JSON and more', '{}{}'),
    raw('a body that is not UTF-8', '\u0000'),
    raw('a body that is too long', JSON.stringify({ text: 'x'.repeat(530_000) }), 413),
    raw('a body that is deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    raw('a body that is a little too deep', `${'['.repeat(65)}${']'.repeat(65)}`),
    raw('a body that would reach into every object', '{"__proto__":{"admin":true}}'),
    typed('a form', 'application/x-www-form-urlencoded', 415),
    typed('a text', 'text/plain', 415),
    { what: 'a packed body', expected: [415], asked: { ...good, headers: { ...asJson, 'content-encoding': 'gzip' } } },
    ...badValues(json.schema, good.body).map(({ what, value }) => with400(what, value)),
  ];
}

interface BadValue {
  readonly what: string;
  readonly value: unknown;
}

/** What a value that a schema lets through can be changed to, in one place, so that it does not let it through any more. */
function badValues(wanted: Schema, value: unknown, place = 'the body'): readonly BadValue[] {
  const schema = resolved(wanted, value);
  const wrong = [null, true, 7, 'x', [], {}]
    .filter((other) => !kindsOf(schema).includes(kindOf(other)))
    .map((other) => ({ what: `${JSON.stringify(other)} as ${place}`, value: other }));
  return [...wrong, ...badOfKind(schema, value, place)];
}

function badOfKind(schema: Schema, value: unknown, place: string): readonly BadValue[] {
  if (typeof value === 'string') return badStrings(schema, place);
  if (Array.isArray(value)) {
    const { maxItems = 0, items = {} } = schema;
    const first: unknown = value[0];
    return [
      { what: `${maxItems + 1} entries in ${place}`, value: Array.from({ length: maxItems + 1 }, () => first) },
      ...badValues(items, first, `an entry of ${place}`).map(({ what, value: entry }) => ({ what, value: [entry] })),
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  const { properties = {}, required = [] } = schema;
  const members = value as Readonly<Record<string, unknown>>;
  const missing = required.map((name) => {
    const { [name]: _, ...rest } = members;
    return { what: `${place} without ${name}`, value: rest };
  });
  const within = Object.entries(properties)
    .filter(([name]) => name in members)
    .flatMap(([name, property]) =>
      badValues(property, members[name], `${name} of ${place}`).map(({ what, value: bent }) => ({
        what,
        value: { ...members, [name]: bent },
      })),
    );
  return [
    ...missing,
    ...within,
    { what: `an unknown member of ${place}`, value: { ...members, unknown: 1 } },
    ...(required.length > 0 || schema.minProperties !== undefined ? [{ what: `nothing in ${place}`, value: {} }] : []),
  ];
}

function badStrings(
  { maxLength, minLength, pattern, format, enum: choices }: Schema,
  place: string,
): readonly BadValue[] {
  const bad = (what: string, value: string): BadValue => ({ what: `${what} as ${place}`, value });
  return [
    ...(maxLength === undefined ? [] : [bad('a text that is too long', 'a'.repeat(maxLength + 1))]),
    ...(minLength === undefined ? [] : [bad('an empty text', '')]),
    ...(pattern === undefined ? [] : [bad('a text of another form', '# #')]),
    ...(choices === undefined ? [] : [bad('what is not to choose from', 'no-such-choice')]),
    ...(format === 'uri' ? [bad('no URL', 'a b')] : []),
    ...(format === 'date-time' ? [bad('no time', 'yesterday'), bad('a day that is none', '2026-02-30T00:00:00Z')] : []),
  ];
}

/** What a reference means; of several schemas the one that is for such a value. */
function resolved(schema: Schema, value: unknown): Schema {
  if (schema.$ref !== undefined) return resolved(contract.components.schemas[nameOf(schema.$ref)]!, value);
  const kinds = schema.oneOf?.map((one) => resolved(one, value));
  const fitting = kinds?.find((one) => kindsOf(one).includes(kindOf(value)));
  return fitting ? { ...fitting, type: kinds!.flatMap(kindsOf) } : schema;
}

const kindsOf = ({ type = [] }: Schema): readonly string[] => [type].flat();

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? 'integer' : typeof value;
}
