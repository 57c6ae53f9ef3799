import type { OutputUnit } from '@cfworker/json-schema';
import type { InputSchema } from './definition';
import { nearest } from './text-similarity';
import type { InputFault } from './tool-input-error';

/** What a validator found, in words: one fault a place, with the value, what is expected, and what was probably meant. */
export function faultsOf(schema: InputSchema, input: unknown, errors: readonly OutputUnit[]): InputFault[] {
  if (!isObject(input)) return [{ place: 'the input', value: input, expected: 'an object' }];
  return faultsIn(schema, input, { place: '', location: '#' }, new Set(errors.map(error => error.instanceLocation)));
}

/** Where a value stands: in words, and as the validator writes it. */
interface Position {
  readonly place: string;
  readonly location: string;
}

type ObjectSchema = Pick<InputSchema, 'properties' | 'required'>;

function faultsIn(schema: ObjectSchema, input: object, { place, location }: Position, wrong: ReadonlySet<string>): InputFault[] {
  const values = new Map(Object.entries(input));
  const placeOf = (name: string): string => place === '' ? name : `${place}.${name}`;
  const missing = (schema.required ?? []).filter(name => !values.has(name));
  const unknown = [...values.keys()].filter(name => !Object.hasOwn(schema.properties, name));
  const known = Object.keys(schema.properties).filter(name => values.has(name));
  return [
    ...missing.map(name => ({ place: placeOf(name), value: undefined, expected: expectation(schema.properties[name]) })),
    ...unknown.map(name => unknownName(placeOf(name), name, values.get(name), schema)),
    ...known.flatMap(name => valueFaults(schema.properties[name]!, values.get(name), { place: placeOf(name), location: `${location}/${name}` }, wrong)),
  ];
}

/** Of a list of objects, the faults of those objects; of all else, the value itself. */
function valueFaults(property: object, value: unknown, position: Position, wrong: ReadonlySet<string>): InputFault[] {
  if (!wrong.has(position.location)) return [];
  const itemSchema = objectSchema(reading(property).items);
  const inItems = Array.isArray(value) && itemSchema !== null
    ? value.flatMap((item, at) => itemFaults(itemSchema, item, { place: `${position.place}[${at}]`, location: `${position.location}/${at}` }, wrong))
    : [];
  return inItems.length > 0 ? inItems : [{ place: position.place, value, expected: expectation(property), nearest: nearestValue(value, property) }];
}

function itemFaults(schema: ObjectSchema, item: unknown, position: Position, wrong: ReadonlySet<string>): InputFault[] {
  if (!wrong.has(position.location)) return [];
  return isObject(item) ? faultsIn(schema, item, position, wrong) : [{ place: position.place, value: item, expected: objectExpectation(schema) }];
}

function unknownName(place: string, name: string, value: unknown, schema: ObjectSchema): InputFault {
  const names = Object.keys(schema.properties);
  return { place, value, expected: names.length === 0 ? 'nothing' : `only ${names.join(', ')}`, nearest: nearest(name, names, 1)[0] };
}

function objectSchema(schema: object): ObjectSchema | null {
  const { properties, required } = Object.fromEntries(Object.entries(schema));
  if (!isObject(properties)) return null;
  const described = Object.entries(properties).flatMap(([name, property]) => isObject(property) ? [[name, property] as const] : []);
  return { properties: Object.fromEntries(described), required: Array.isArray(required) ? required.map(String) : [] };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `a whole number from 1 to 90`, `one of product, supplier`, `a text` */
function expectation(property: object = {}): string {
  const { type, enumeration, items, minimum, maximum, above, fewest, most } = reading(property);
  if (enumeration.length > 0) return `one of ${enumeration.join(', ')}`;
  switch (type) {
    case 'integer': return `a whole number${range(minimum, maximum)}`;
    case 'number': return `a number${above === undefined ? range(minimum, maximum) : ` above ${above}${maximum === undefined ? '' : ` and at most ${maximum}`}`}`;
    case 'array': return `a list${count(fewest, most)}, each ${expectation(items)}`;
    case 'object': return objectExpectation(objectSchema(property));
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

function objectExpectation(schema: ObjectSchema | null): string {
  return schema === null ? 'an object' : `an object with ${Object.keys(schema.properties).join(', ')}`;
}

function count(fewest: number | undefined, most: number | undefined): string {
  if (most !== undefined) return ` of ${fewest === undefined ? `at most ${most}` : `${fewest} to ${most}`}`;
  return fewest === undefined ? '' : ` of at least ${fewest}`;
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
  readonly above?: number;
  readonly longest?: number;
  readonly fewest?: number;
  readonly most?: number;
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
    above: bound('exclusiveMinimum'),
    longest: bound('maxLength'),
    fewest: bound('minItems'),
    most: bound('maxItems'),
    format: typeof format === 'string' ? format : undefined,
  };
}
