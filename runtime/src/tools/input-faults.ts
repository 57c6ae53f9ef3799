import type { OutputUnit } from '@cfworker/json-schema';
import type { InputSchema } from './definition';
import { nearest } from './text-similarity';
import type { InputFault } from './tool-input-error';

/** What a validator found, in words: one fault a place, with the value, what is expected, and what was probably meant. */
export function faultsOf(schema: InputSchema, input: unknown, errors: readonly OutputUnit[]): InputFault[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return [{ place: 'the input', value: input, expected: 'an object' }];
  }
  const values = new Map(Object.entries(input));
  const unknown = [...values.keys()].filter(name => !Object.hasOwn(schema.properties, name));
  const missing = (schema.required ?? []).filter(name => !values.has(name));
  const wrong = new Set(errors.map(error => topLevelName(error.instanceLocation)).filter(name => Object.hasOwn(schema.properties, name)));
  return [
    ...missing.map(name => ({ place: name, value: undefined, expected: expectation(schema.properties[name]) })),
    ...unknown.map(name => unknownName(name, values.get(name), schema)),
    ...[...wrong].map(name => wrongValue(name, values.get(name), schema.properties[name])),
  ];
}

function topLevelName(location: string): string {
  return location.split('/')[1] ?? '';
}

function unknownName(name: string, value: unknown, schema: InputSchema): InputFault {
  const names = Object.keys(schema.properties);
  return { place: name, value, expected: names.length === 0 ? 'nothing' : `only ${names.join(', ')}`, nearest: nearest(name, names, 1)[0] };
}

function wrongValue(place: string, value: unknown, property: object | undefined): InputFault {
  return { place, value, expected: expectation(property), nearest: nearestValue(value, property ?? {}) };
}

/** `a whole number from 1 to 90`, `one of product, supplier`, `a text` */
function expectation(property: object = {}): string {
  const { type, enumeration, items, minimum, maximum } = reading(property);
  if (enumeration.length > 0) return `one of ${enumeration.join(', ')}`;
  switch (type) {
    case 'integer': return `a whole number${range(minimum, maximum)}`;
    case 'number': return `a number${range(minimum, maximum)}`;
    case 'array': return `a list, each ${expectation(items)}`;
    case 'boolean': return 'true or false';
    case 'string': return textExpectation(property);
    default: return `a value of type ${type}`;
  }
}

function textExpectation(property: object): string {
  const { format, longest } = reading(property);
  if (format === 'date') return 'a day such as 2026-11-24';
  return longest === undefined ? 'a text that is not empty' : `a text of at most ${longest} characters that is not empty`;
}

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}

function nearestValue(value: unknown, property: object): string | undefined {
  const { enumeration, items, minimum, maximum } = reading(property);
  if (Array.isArray(value)) {
    const allowed = reading(items).enumeration;
    return value.filter(element => !allowed.includes(String(element))).flatMap(element => nearest(String(element), allowed, 1))[0];
  }
  if (typeof value === 'number' && minimum !== undefined && value < minimum) return String(minimum);
  if (typeof value === 'number' && maximum !== undefined && value > maximum) return String(maximum);
  return typeof value === 'string' ? nearest(value, enumeration, 1)[0] : undefined;
}

/** The keywords of a property that the words need, whatever else it holds. */
interface Keywords {
  readonly type: string;
  readonly enumeration: readonly string[];
  readonly items: object;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly longest?: number;
  readonly format?: string;
}

function reading(property: object): Keywords {
  const keywords = new Map<string, unknown>(Object.entries(property));
  const [enumeration, items, format] = [keywords.get('enum'), keywords.get('items'), keywords.get('format')];
  const bound = (name: string): number | undefined => {
    const value = keywords.get(name);
    return typeof value === 'number' ? value : undefined;
  };
  return {
    type: String(keywords.get('type')),
    enumeration: Array.isArray(enumeration) ? enumeration.map(String) : [],
    items: typeof items === 'object' && items !== null ? items : {},
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    longest: bound('maxLength'),
    format: typeof format === 'string' ? format : undefined,
  };
}
