import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Context } from 'hono';
import type { components } from '../../core/gateway-api.js';
import { isTooDeep, MAX_JSON_DEPTH } from '../connectors/json.js';
import openapi from '../openapi.json';
import { ProblemError, type Problem } from './problem.js';

type Schemas = components['schemas'];

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats(ajv);
ajv.addSchema(openapi, 'openapi');

const validators = new Map<keyof Schemas, ValidateFunction>();

/** Whether a value is what the contract calls by a name; the errors say where it is not. */
export function contractErrors(schema: keyof Schemas, value: unknown): NonNullable<Problem['errors']> {
  const validate = validators.get(schema) ?? ajv.compile({ $ref: `openapi#/components/schemas/${schema}` });
  validators.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(toError);
}

/**
 * The JSON body of a request.
 * @throws {ProblemError} unsupported-type, invalid-request with the places that are wrong.
 */
export async function readBody<Name extends keyof Schemas>(context: Context, schema: Name): Promise<Schemas[Name]> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new ProblemError('unsupported-type', `Send JSON with “Content-Type: application/json”, not “${type}”.`);
  }
  let body: unknown;
  try {
    const text = await context.req.text();
    if (isTooDeep(text)) {
      throw new ProblemError('invalid-request', `The body nests deeper than ${MAX_JSON_DEPTH} brackets.`);
    }
    body = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError('invalid-request', 'The body is not JSON.', { cause });
  }
  let errors = contractErrors(schema, body);
  if (errors.length === 0) errors = unstorable(body);
  if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
  return body as Schemas[Name];
}

/** Texts that a database does not take, or does not give back as they were: with U+0000, or with half of a character. */
function unstorable(value: unknown, pointer = ''): NonNullable<Problem['errors']> {
  if (typeof value === 'string') {
    return /\0|\p{Surrogate}/u.test(value) ? [{ pointer, detail: 'must be whole characters without U+0000' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unstorable(inner, `${pointer}/${name}`));
}

function toError({ instancePath, params, message = 'is not valid' }: ErrorObject): { pointer: string; detail: string } {
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  return extra === undefined
    ? { pointer: instancePath, detail: message }
    : { pointer: `${instancePath}/${extra}`, detail: 'is not known' };
}
