import openapi from '../openapi.json';

/** What the page reads of a schema (JSON Schema 2020-12). */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Content;
}

interface Reference {
  readonly $ref: string;
}

/** An operation, with what is shared between operations put in its place. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly tag: string;
  /** Name and words of what a caller has to show. */
  readonly security: readonly { readonly name: string; readonly description: string }[];
  readonly parameters: readonly Parameter[];
  readonly body: { readonly description?: string; readonly content: Content } | undefined;
  readonly answers: readonly (Answer & { readonly status: string })[];
}

interface WireOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly description?: string; readonly content: Content };
  readonly responses: Readonly<Record<string, Answer | Reference>>;
}

type PathItem = Readonly<Record<string, WireOperation>> & { readonly parameters?: readonly (Parameter | Reference)[] };

interface Contract {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** By path: `parameters` of all its operations, and each operation by its method. */
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, { readonly description: string }>>;
  } & Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The contract, typed as far as it is read; its own test says that it has this form. */
export const contract = openapi as unknown as Contract;

/** `#/components/schemas/Account` → `Account`. */
export const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** Every operation, in the order of the file. */
export function operations(): readonly Operation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) => {
    const { parameters = [], ...byMethod } = item;
    return Object.entries(byMethod).map(([method, operation]) => toOperation(method, path, parameters, operation));
  });
}

function toOperation(
  method: string,
  path: string,
  shared: readonly (Parameter | Reference)[],
  wire: WireOperation,
): Operation {
  return {
    id: wire.operationId,
    method: method.toUpperCase(),
    path,
    summary: wire.summary,
    description: wire.description,
    tag: wire.tags[0] ?? '',
    security: (wire.security ?? []).flatMap(Object.keys).map((name) => ({
      name,
      description: contract.components.securitySchemes[name]?.description ?? '',
    })),
    parameters: [...shared, ...(wire.parameters ?? [])].map((parameter) => resolved<Parameter>(parameter)),
    body: wire.requestBody,
    answers: Object.entries(wire.responses).map(([status, answer]) => ({ status, ...resolved<Answer>(answer) })),
  };
}

/** What a reference to `#/components/…` means, or the thing itself. */
function resolved<T extends object>(thing: T | Reference): T {
  if (!('$ref' in thing)) return thing;
  const [, , kind = '', name = ''] = thing.$ref.split('/');
  return contract.components[kind]?.[name] as T;
}
