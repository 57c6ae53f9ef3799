import { plural, type KnownColumn } from './catalogue';
import { isLevel, isRow, type Reading } from './choose-view';
import { isAdditive, isMeasure } from './conditions';
import { isOneDay } from './dates';
import type { Ask } from './follow-up';
import { sameSet, type ColumnRef } from './reach';
import type { AggregateFunction } from './slots';
import { comparisonCondition, noneCondition, type WordedCondition } from './sql-conditions';

/** What the rows of a planned query say, so that they can be worded. Nouns are plural. */
export type Shape =
  /** One number: how many there are, or a total. */
  | { readonly kind: 'number'; readonly noun: string; readonly unit?: string; readonly counts: boolean }
  /** So many of all, and their share in percent. */
  | { readonly kind: 'share'; readonly noun: string }
  /** One number for each thing, ordered; the first `labels` columns name the thing, `figure` holds the number. */
  | { readonly kind: 'ranking'; readonly order: 'ascending' | 'descending'; readonly noun: string; readonly labels: number; readonly figure: string; readonly currency?: string }
  /** One number for each period. */
  | { readonly kind: 'series'; readonly noun: string; readonly bucket: string }
  /** Things; the first `labels` columns name them. */
  | { readonly kind: 'list'; readonly noun: string; readonly labels: number; readonly figure?: string };

/** What is worked out of the numbers of a column. */
export type ColumnAggregate = Exclude<AggregateFunction, 'count' | 'share'>;

/** What a query selects, before its conditions and joins. */
export interface Draft {
  readonly columns: readonly { readonly sql: string; readonly alias: string }[];
  readonly extra?: readonly WordedCondition[];
  readonly groupBy?: readonly string[];
  readonly orderBy?: readonly string[];
  readonly shape: Shape;
  /** What the reader must know of the figure. */
  readonly notes?: readonly string[];
}

/** What drafts are made from. */
export interface DraftParts {
  readonly ask: Ask;
  readonly reading: Reading;
  /** What the question says of the rows. */
  readonly said: readonly WordedCondition[];
  /** The names of what the subject and the group identify. */
  readonly subjectName?: ColumnRef;
  readonly groupName?: ColumnRef;
  readonly sqlOf: (ref: ColumnRef) => string;
  /** Rows of a day are kept together. */
  readonly isByDay?: boolean;
  /** The name of what an identifier of the view identifies, where it may be read. */
  readonly nameOf: (identifier: KnownColumn) => ColumnRef | undefined;
}

/** Whether the thing asked for is a row itself. */
export function subjectIsRow({ ask, reading: { view, subject } }: Pick<DraftParts, 'ask' | 'reading'>): boolean {
  return isRow(ask, view, subject);
}

/** How many rows, or how many different things in them. */
export function countDraft(parts: DraftParts): Draft {
  const { view, subject } = parts.reading;
  const counted = subject && !subjectIsRow(parts) ? subject : undefined;
  const noun = counted ? nounOf(counted) : view.rowNoun;
  return {
    columns: [{ sql: counted ? `COUNT(DISTINCT ${parts.sqlOf(counted)})` : 'COUNT(*)', alias: countAlias(noun) }],
    extra: measureConditions(parts),
    shape: { kind: 'number', noun, counts: true },
  };
}

/** Of how many rows it is so as the question says. */
export function shareDraft(parts: DraftParts): Draft {
  const noun = parts.reading.view.rowNoun;
  return {
    columns: [{ sql: rowsSo(parts), alias: 'matching' }, { sql: 'COUNT(*)', alias: countAlias(noun) }, shareOf(parts)],
    shape: { kind: 'share', noun },
  };
}

function rowsSo({ said }: DraftParts): string {
  return `COUNT(CASE WHEN ${said.map(({ sql }) => sql).join(' AND ')} THEN 1 END)`;
}

function shareOf(parts: DraftParts): { sql: string; alias: string } {
  return { sql: `100 * CAST(${rowsSo(parts)} AS DOUBLE) / NULLIF(COUNT(*), 0)`, alias: 'share_percent' };
}

/** One total, average or extreme of a number. */
export function totalDraft({ ask, sqlOf }: DraftParts, measure: KnownColumn, aggregate: ColumnAggregate): Draft {
  return {
    columns: [{ sql: `${aggregate.toUpperCase()}(${sqlOf({ column: measure })})`, alias: measure.name }],
    extra: ask.comparisons.map(comparison => comparisonCondition(sqlOf({ column: measure }), measure.name, comparison)),
    shape: { kind: 'number', noun: measure.name, counts: false, ...(measure.unit ? { unit: measure.unit } : {}) },
  };
}

/** A figure for each thing, the highest first unless asked otherwise. */
export function rankingDraft(parts: DraftParts, thing: ColumnRef, name: ColumnRef | undefined): Draft {
  const order = parts.ask.superlative?.order ?? 'descending';
  const figure = figureOf(parts);
  const labels = [thing, ...(name ? [name] : []), ...currencyOf(parts.reading)];
  return {
    columns: [...labels.map(ref => ({ sql: parts.sqlOf(ref), alias: ref.column.name })), { sql: figure.sql, alias: figure.alias }],
    groupBy: labels.map(parts.sqlOf),
    orderBy: [`${labels.length + 1} ${order === 'ascending' ? 'ASC' : 'DESC'}`, '1'],
    shape: { kind: 'ranking', order, noun: nounOf(thing), labels: name ? 2 : 1, figure: figure.alias, ...currencyShape(parts.reading) },
    ...(parts.reading.measure && isMeanOfDays(parts, parts.reading.measure) && { notes: ['It is the mean over the days.'] }),
  };
}

/** A figure for each day, week, month. */
export function seriesDraft(parts: DraftParts, date: KnownColumn, bucket: string): Draft {
  const figure = figureOf(parts);
  const column = parts.sqlOf({ column: date });
  const period = bucket === 'day' && date.type === 'date' ? column : `CAST(date_trunc('${bucket}', ${column}) AS DATE)`;
  return {
    columns: [{ sql: period, alias: bucket === 'day' ? date.name : `${bucket}_from` }, { sql: figure.sql, alias: figure.alias }],
    groupBy: [period],
    orderBy: ['1'],
    shape: { kind: 'series', noun: figure.alias, bucket },
  };
}

/** The days with their figure, the highest or the lowest first: `the lowest stock of P0417 this year`. */
export function extremeDayDraft(parts: DraftParts, date: KnownColumn): Draft {
  const order = parts.ask.superlative?.order ?? 'descending';
  const days = seriesDraft({ ...parts, isByDay: true }, date, 'day');
  return {
    ...days,
    orderBy: [`2 ${order === 'ascending' ? 'ASC' : 'DESC'}`, '1'],
    shape: { kind: 'ranking', order, noun: 'days', labels: 1, figure: days.columns[1]!.alias },
  };
}

/** Things of which the view has several rows each, with the first date and the total that the question speaks of. */
export function thingsDraft(parts: DraftParts, subject: ColumnRef): Draft {
  const { ask, reading: { view, measure, conditions, date }, subjectName, sqlOf } = parts;
  const labels = [subject, ...(subjectName ? [subjectName] : [])];
  const early = conditions.flatMap(condition => condition.kind === 'before as-of' ? [condition.column] : [])[0] ?? (ask.dates.length > 0 || ask.asksWhen ? date : undefined);
  return {
    columns: [
      ...labels.map(ref => ({ sql: sqlOf(ref), alias: ref.column.name })),
      ...(early ? [{ sql: `MIN(${sqlOf({ column: early })})`, alias: early.name }] : []),
      ...(measure ? [{ sql: `${isAdditive(measure) ? 'SUM' : 'MAX'}(${sqlOf({ column: measure })})`, alias: measure.name }] : []),
      ...(measure && view.rowConcept === undefined ? [] : [{ sql: 'COUNT(*)', alias: countAlias(view.rowNoun) }]),
    ],
    extra: measureConditions(parts),
    groupBy: labels.map(sqlOf),
    orderBy: [early ? `${labels.length + 1} ASC` : `${labels.length + 1} DESC`, '1'],
    shape: { kind: 'list', noun: nounOf(subject), labels: labels.length },
  };
}

/** The most columns that a list of rows has, and up to how many are filled up with what stands first in the view. */
const MOST_COLUMNS = 8;
const FILLED_COLUMNS = 5;

/** Rows as they are, with what identifies them and what the question speaks of; when something was, the newest first. */
export function rowsDraft({ ask, reading, sqlOf, nameOf }: DraftParts): Draft {
  const { view, measure, date, conditions, standing } = reading;
  const dates = [...conditions, ...standing].flatMap(condition => condition.kind === 'before as-of' ? [condition.column] : condition.kind === 'holds as-of' ? [condition.last] : []);
  const outstanding = conditions.flatMap(condition => condition.kind === 'outstanding' ? [condition.asked, condition.done] : []);
  const spoken = view.columns.filter(({ head }) => head.some(concept => ask.content.includes(concept) && !view.grain.includes(concept)));
  const amounts = view.columns.filter(column => isMeasure(column) && column.head.includes('quantity'));
  const things = view.columns.filter((column, place) => identifies(column, place, reading)).sort((a, b) => Number(isKey(b)) - Number(isKey(a)));
  const loose = things.filter(({ name }) => !reading.entities.some(({ ref }) => !ref.join && ref.column.name === name));
  const [first = things[0], ...others] = loose;
  const name = first && nameOf(first);
  const needed = unique([
    ...others,
    ...things,
    ...outstanding,
    ...(measure ? [measure] : []),
    ...currencyOf(reading).map(({ column }) => column),
    ...dates,
    ...(date && (ask.dates.length > 0 || ask.asksWhen) ? [date] : []),
    ...(amounts.length === 1 ? amounts : []),
    ...spoken,
  ]).slice(0, MOST_COLUMNS);
  const filled = unique([...needed, ...view.columns]).filter(column => column !== first && column !== name?.column);
  const chosen = filled.slice(0, Math.max(needed.length, FILLED_COLUMNS));
  const labels = [...(first ? [{ column: first }] : []), ...(name ? [name] : [])];
  const order = ask.superlative?.order ?? 'descending';
  const byDate = dates[0] ?? (ask.dates.length > 0 || ask.asksWhen ? date : undefined);
  return {
    columns: [...labels, ...chosen.map(column => ({ column }))].map(ref => ({ sql: sqlOf(ref), alias: ref.column.name })),
    extra: measure && ask.negated ? [noneCondition(sqlOf({ column: measure }), measure.name)]
      : measure ? ask.comparisons.map(comparison => comparisonCondition(sqlOf({ column: measure }), measure.name, comparison)) : [],
    orderBy: [
      ...(measure ? [`${sqlOf({ column: measure })} ${order === 'ascending' ? 'ASC' : 'DESC'}`] : byDate ? [`${sqlOf({ column: byDate })}${ask.asksWhen && ask.wasSo ? ' DESC' : ''}`] : []),
      ...[...labels.slice(0, 1).map(({ column }) => column), ...chosen.slice(0, 1)]
        .filter(column => column !== byDate && column !== measure)
        .map(column => sqlOf({ column })),
    ],
    shape: ask.superlative && measure
      ? { kind: 'ranking', order, noun: view.rowNoun, labels: name ? 2 : 1, figure: measure.name, ...currencyShape(reading) }
      : { kind: 'list', noun: view.rowNoun, labels: name ? 2 : 1, ...(measure ? { figure: measure.name } : {}) },
  };
}

/** `order_id` names an order before the customer does. */
function isKey({ identifies: key, type }: KnownColumn): boolean {
  return key && type === 'text';
}

/** The first column for each thing of the grain, and the numbers of parts: `line 3 of order 7`. */
function identifies({ type, head, identifies: key, unit }: KnownColumn, place: number, { view }: Reading): boolean {
  if (type === 'integer') return unit === undefined;
  if (type !== 'text' || head.length === 0) return false;
  const first = view.columns.findIndex(other => other.type === 'text' && sameSet(other.head, head)) === place;
  return key || (first && head.every(concept => view.grain.includes(concept)));
}

/** What is added up, or counted where there is nothing to add up. */
function figureOf(parts: DraftParts): { sql: string; alias: string } {
  const { ask, reading: { measure, subject, view }, sqlOf } = parts;
  if (ask.aggregate === 'share') return shareOf(parts);
  if (measure && ask.aggregate !== 'count') {
    const extreme = ask.superlative?.order === 'ascending' ? 'min' : 'max';
    const usual = isAdditive(measure) && !isMeanOfDays(parts, measure) ? 'sum' : 'avg';
    const asked = ask.aggregate === 'sum' ? usual : ask.aggregate;
    const aggregate = asked ?? (ask.superlative?.concept !== undefined && !isAdditive(measure) ? extreme : usual);
    return { sql: `${aggregate.toUpperCase()}(${sqlOf({ column: measure })})`, alias: measure.name };
  }
  const counted = ask.groupBy && subject && ask.counted.length === 0 && !subjectIsRow(parts) ? subject : undefined;
  const noun = counted ? nounOf(counted) : view.rowNoun;
  return { sql: counted ? `COUNT(DISTINCT ${sqlOf(counted)})` : 'COUNT(*)', alias: countAlias(noun) };
}

/** What days end with is a mean over them, where they are not told apart: `the warehouse with the lowest stock last month`. */
function isMeanOfDays({ ask: { dates, groupBy }, isByDay }: DraftParts, measure: KnownColumn): boolean {
  return isLevel(measure) && !isByDay && groupBy?.bucket === undefined && dates.some(date => !isOneDay(date));
}

/** Things in stock have more than nothing in stock. Where a condition or a date says it already, nothing is added. */
function measureConditions({ ask, reading: { measure, conditions, date }, sqlOf }: DraftParts): WordedCondition[] {
  if (!measure) return [];
  const column = sqlOf({ column: measure });
  if (ask.negated) return [noneCondition(column, measure.name)];
  if (ask.comparisons.length > 0) return ask.comparisons.map(comparison => comparisonCondition(column, measure.name, comparison));
  const said = conditions.some(({ kind }) => kind === 'outstanding')
    || (ask.dates.length > 0 && date !== undefined && ask.content.some(concept => measure.concepts.has(concept) && date.concepts.has(concept)));
  return said ? [] : [comparisonCondition(column, measure.name, { operator: '>', value: 0, firstToken: 0, lastToken: 0 })];
}

/** Money with its currency beside it is only comparable within the currency. */
function currencyOf({ view, measure }: Reading): ColumnRef[] {
  const currency = isMixedMoney(measure) ? view.columns.find(({ noun, type, head }) => type === 'text' && [noun, ...head].includes('currency')) : undefined;
  return currency ? [{ column: currency }] : [];
}

function currencyShape(reading: Reading): { currency?: string } {
  const [currency] = currencyOf(reading);
  return currency ? { currency: currency.column.name } : {};
}

/** Whether a number stands in the currency of a column beside it. */
export function isMixedMoney(measure: KnownColumn | undefined): boolean {
  return measure !== undefined && /\bin the column\b/.test(measure.meaning);
}

/** Of the country of a supplier, countries; of a customer order, customer orders. */
function nounOf({ column: { head, noun } }: ColumnRef): string {
  return plural(head[0] === noun ? noun : head.join(' '));
}

function countAlias(noun: string): string {
  return `number_of_${noun.replaceAll(' ', '_')}`;
}

function unique(columns: readonly KnownColumn[]): KnownColumn[] {
  return columns.filter((column, place) => columns.findIndex(({ name }) => name === column.name) === place);
}
