import type { JsonValue } from '../converse-request';
import type { MeasureReading } from './measure-reading';
import type { PromptParameter, PromptTool } from './parse-request';
import type { PlannedCall } from './steps';
import words from './words/measures.json';

const LONGEST_PURPOSE = 200;

type Part = readonly [PromptParameter | undefined, JsonValue | undefined];

/** The call of a measure: each part goes to the parameter whose schema takes it. Parts without one make the call impossible. */
export function measureCall(query: PromptTool, reading: MeasureReading, purpose: string): PlannedCall | undefined {
  const { parameters } = query;
  const texts = parameters.filter(({ type }) => type === 'string');
  const dates = texts.filter(({ format }) => format === 'date');
  const isFirst = ({ description = '' }: PromptParameter): boolean => words.first.some(word => description.toLowerCase().includes(`the ${word} `));
  const filter = parameters.find(({ type, items }) => type === 'array' && items?.properties !== undefined && listOf(items.properties) !== undefined);
  const filters = filter && filtersFor(filter, reading);
  const order = texts.find(each => orderIn(each, reading) !== undefined);
  const needed: readonly Part[] = [
    [texts.find(({ format }) => format === 'definition'), reading.definition.id],
    [texts.find(({ format }) => format === 'variant'), reading.variant],
    [dates.find(isFirst), reading.from],
    [dates.find(each => !isFirst(each)), reading.until],
    [parameters.find(({ type, items }) => type === 'array' && items?.format === 'column'), reading.groupBy.length > 0 ? [...reading.groupBy] : undefined],
  ];
  if (needed.some(([parameter, value]) => value !== undefined && !parameter) || (reading.filters.length > 0 && !filters)) return undefined;
  const more: readonly Part[] = [
    [filter, filters],
    [order, orderIn(order, reading)],
    [texts.find(({ required }) => required), purpose.slice(0, LONGEST_PURPOSE)],
  ];
  const given = [...needed, ...more].flatMap(([parameter, value]) => parameter && value !== undefined ? [[parameter.name, value] as const] : []);
  return { tool: query.name, input: Object.fromEntries(given) };
}

/** The call of a verified question, by the parameter that takes its id. */
export function verifiedCall(query: PromptTool, id: string, purpose: string): PlannedCall | undefined {
  const texts = query.parameters.filter(({ type }) => type === 'string');
  const parameter = texts.find(({ format }) => format === 'verified-question');
  const about = texts.find(({ required }) => required);
  return parameter && { tool: query.name, input: { [parameter.name]: id, ...(about ? { [about.name]: purpose.slice(0, LONGEST_PURPOSE) } : {}) } };
}

function filtersFor({ items }: PromptParameter, { filters }: MeasureReading): JsonValue | undefined {
  const inner = items?.properties ?? {};
  const column = Object.entries(inner).find(([, { type }]) => type === 'string')?.[0];
  const values = listOf(inner);
  if (filters.length === 0 || column === undefined || values === undefined) return undefined;
  return filters.map(filter => ({ [column]: filter.column, [values]: [...filter.values] }));
}

function listOf(properties: Readonly<Record<string, { readonly type?: string | undefined }>>): string | undefined {
  return Object.entries(properties).find(([, { type }]) => type === 'array')?.[0];
}

function orderIn(parameter: PromptParameter | undefined, { order }: MeasureReading): string | undefined {
  if (order === undefined) return undefined;
  return parameter?.enum?.find((choice): choice is string => typeof choice === 'string' && choice.split('_').includes(order));
}
