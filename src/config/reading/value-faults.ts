import type { ConfigurationKey, RecordField, TextRule } from './configuration-key';
import type { Steps } from './given-values';
import { nearest } from './nearest';

/** Judges nothing that is known only at deployment. */
export type IsToken = (value: unknown) => boolean;

/** What does not fit a key, and where in the value. */
export interface ValueFault {
  readonly at: Steps;
  readonly value: unknown;
  /** What was expected, or, for a name that does not exist, what is wrong. */
  readonly message: string;
  readonly hint?: string;
}

/** Everything in a value that does not fit its key. */
export function valueFaults(key: ConfigurationKey, value: unknown, isToken: IsToken): readonly ValueFault[] {
  if (isToken(value)) return [];
  const fits = (rule: TextRule, text: unknown): boolean => isToken(text) || (isText(text) && matches(rule, text));
  const fault = (expected: string, at: Steps = [], part: unknown = value): ValueFault =>
    ({ at, value: part, message: `is ${written(part)}, expected ${expected}` });
  const elements = (list: readonly unknown[], before: Steps): ValueFault[] => list.flatMap((each, i) =>
    (fits(key, each) ? [] : [fault(`a list of ${key.expected ?? 'texts'}`, [...before, i], each)]));
  switch (key.type) {
    case 'text': return fits(key, value) ? [] : [fault(key.expected ?? 'a text')];
    case 'boolean': return typeof value === 'boolean' ? [] : [fault('true or false')];
    case 'choice': return isText(value) && key.values?.includes(value) ? [] : [{ ...fault(`one of ${key.values?.join(', ')}`), hint: nearestChoice(key, value) }];
    case 'integer': return Number.isInteger(value) && within(key, Number(value)) ? [] : [fault(`a whole number${range(key)}`)];
    case 'text_list': return Array.isArray(value) ? elements(value, []) : [fault(`a list of ${key.expected ?? 'texts'}`)];
    case 'text_map': return isMap(value) ? entries(value).flatMap(([name, each]) => (fits(key, each) ? [] : [fault('a text', [name], each)])) : [fault('a map of texts')];
    case 'text_list_map': return isMap(value)
      ? entries(value).flatMap(([name, each]) => (Array.isArray(each) ? elements(each, [name]) : [fault(`a list of ${key.expected ?? 'texts'}`, [name], each)]))
      : [fault('a map of lists')];
    case 'record_list': return Array.isArray(value)
      ? value.flatMap((each, i) => below(i, recordFaults(key.fields ?? [], each, isToken)))
      : [fault('a list of maps')];
    case 'record_map': return isMap(value)
      ? entries(value).flatMap(([name, each]) => below(name, recordFaults(key.fields ?? [], each, isToken)))
      : [fault('a map of maps')];
  }
}

/** Everything in a record that does not fit its fields. */
export function recordFaults(fields: readonly RecordField[], record: unknown, isToken: IsToken): readonly ValueFault[] {
  if (!isMap(record)) return [{ at: [], value: record, message: `is ${written(record)}, expected a map with ${fields.map(field => field.name).join(', ')}` }];
  const names = fields.map(field => field.name);
  const unknown = Object.keys(record).filter(name => !names.includes(name)).map(name => {
    const near = nearest(name, names);
    return { at: [name], value: record[name], message: 'is not a key', hint: near ? `Did you mean ${near}?` : `Known here: ${names.join(', ')}.` };
  });
  const wrong = fields.flatMap(({ required, type = 'text', ...field }): readonly ValueFault[] => {
    const value = record[field.name] ?? undefined;
    if (value === undefined) return required ? [{ at: [field.name], value, message: 'is missing', hint: field.meaning }] : [];
    return below(field.name, valueFaults({ ...field, type, path: field.name, prop: field.name }, value, isToken));
  });
  return [...unknown, ...wrong];
}

/** Faults of a part, seen from the whole. */
function below(step: string | number, faults: readonly ValueFault[]): ValueFault[] {
  return faults.map(fault => ({ ...fault, at: [step, ...fault.at] }));
}

function matches({ pattern }: TextRule, text: string): boolean {
  return text.trim() !== '' && (pattern === undefined || new RegExp(pattern).test(text));
}

function within(key: ConfigurationKey, value: number): boolean {
  return value >= (key.minimum ?? -Infinity) && value <= (key.maximum ?? Infinity) && (key.values?.includes(value) ?? true);
}

function range(key: ConfigurationKey): string {
  return key.values ? `, one of ${key.values.join(', ')}` : ` from ${key.minimum} to ${key.maximum}`;
}

function nearestChoice(key: ConfigurationKey, value: unknown): string | undefined {
  const near = isText(value) ? nearest(value, (key.values ?? []).map(String)) : undefined;
  return near && `Did you mean ${near}?`;
}

function written(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function entries(map: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(map);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
