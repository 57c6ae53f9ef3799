import type { Cell, ResultColumn } from '../../../../src/contract';
import { scopeSummary } from '../../access';
import {
  CASES_COLUMN, MeaningNotOfferedError, meaningsFor, measureSql, resolvedMeasure, type MeasureQuery, type MeasureRequest, type ResolvedMeasure,
} from '../../definitions';
import { dayInWords } from '../calendar-day';
import { capital, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { countedQuery } from './counted-query';
import { figureInWords, labelOf, ROWS_SHOWN } from './result-words';

/** Rows that the sentence names. */
const NAMED = 3;

/** The result of a measure of the catalogue, by its definition. */
export async function measureAnswer(id: string, request: MeasureRequest, purpose: string, context: ToolContext): Promise<ToolResult> {
  const offered = meaningsFor(await context.meanings(), context.views, context.permit).definitions;
  const definition = offered.find(each => each.id === id);
  if (!definition) throw new MeaningNotOfferedError('definition', id, offered.map(each => each.id));
  const measure = resolvedMeasure(definition, request, context.views, context.permit);
  const written = measureSql(measure, request, context.asOf, context.views, context.permit);
  const { query, total, queries } = await countedQuery(written.sql, purpose, context, { absentColumns: true });
  const result = { measure, written, query, total };
  const cases = sumOf(query, CASES_COLUMN);
  const leftOut = notesIn(result).filter(({ note }) => note.leftOut);
  return {
    summary: summaryOf(result, context),
    blocks: [blockOf(result, purpose)],
    label: 'by_definition',
    evidence: [{
      views: query.views,
      queries,
      method: { name: measure.title, formula: measure.value },
      definition: { id: measure.id, wording: measure.wording },
      inputs: inputsOf(result, request),
      assumptions: assumptionsOf(result, context),
      warnings: [],
      population: {
        noun: measure.noun, asked: cases, worked: cases - Math.max(0, ...leftOut.map(({ cases: each }) => each)),
        leftOut: leftOut.map(({ note, cases: each }) => ({ reason: note.says, count: each })),
      },
    }],
    followUps: [],
  };
}

interface Measured {
  readonly measure: ResolvedMeasure;
  readonly written: MeasureQuery;
  readonly query: ToolQuery;
  readonly total: number;
}

function blockOf({ measure, written, query, total }: Measured, title: string): ToolBlock {
  const hidden = new Set((measure.notes ?? []).map(({ name }) => name));
  const columns = query.result.columns.map((column, place) => ({ column, place })).filter(({ column }) => !hidden.has(column.name));
  return {
    kind: 'table',
    title,
    columns: columns.map(({ column }) => described(column, measure)),
    rows: query.result.rows.map(row => columns.map(({ place }) => row[place] ?? null)),
    ...(written.groups.length > 0 ? { order: written.order } : {}),
    total,
    shown: Math.min(ROWS_SHOWN, query.result.rows.length),
  };
}

function described({ name, type }: Pick<ResultColumn, 'name' | 'type'>, measure: ResolvedMeasure): ResultColumn {
  const figure = measure.figures?.find(each => each.name === name);
  const [label, unit] = name === measure.id ? [measure.title, measure.unit]
    : figure ? [figure.title, figure.unit]
      : name === CASES_COLUMN ? [capital(measure.noun), undefined] : [labelOf(name), undefined];
  return { name, label, type, ...(unit === undefined ? {} : { unit }) };
}

/** `On-time despatch: 41.4 %, over 5,739 order lines due (first promised date, up to 24 Nov). Left out: 12 (without a known date).` */
function summaryOf(result: Measured, context: ToolContext): string {
  const left = notesIn(result).filter(({ note }) => note.leftOut).map(({ note, cases }) => `${inDigits(cases)} (${note.says})`);
  return `${figuresOf(result, context)}${left.length === 0 ? '' : ` Left out: ${left.join(', ')}.`}`;
}

function figuresOf({ measure, written, query, total }: Measured, context: ToolContext): string {
  const cases = sumOf(query, CASES_COLUMN);
  const when = periodInWords(measure, written, context.asOf);
  const { warehouses } = context.identity;
  if (cases === 0) return `${measure.title}: no cases. There are no ${measure.noun}${warehouses === 'all' ? '' : ` within your scope (${scopeSummary(warehouses).text})`} (${when}).`;
  const [first = []] = query.result.rows;
  const figure = cellOf(first, query, measure.id);
  const over = query.result.truncated ? `counted by ${when}` : `over ${inDigits(cases)} ${measure.noun} (${when})`;
  if (total === 1) return `${measure.title}${groupsOfRow(first, written)}: ${figureInWords(figure, unitOf(measure))}, ${over}.`;
  const named = query.result.rows.slice(0, NAMED).map(row => `${nameOf(row, written)} ${figureInWords(cellOf(row, query, measure.id), unitOf(measure))}`);
  return `${measure.title} by ${written.groups.map(({ name }) => labelOf(name).toLowerCase()).join(' and ')}, ${written.order}: `
    + `${named.join(', ')}${total > NAMED ? `, … (${inDigits(total)} rows)` : ''}, ${over}.`;
}

function groupsOfRow(row: readonly Cell[], written: MeasureQuery): string {
  return written.groups.length === 0 ? '' : ` of ${nameOf(row, written)}`;
}

/** `S01 (Acme Metals)`: the first group, the others in brackets. */
function nameOf(row: readonly Cell[], { groups }: MeasureQuery): string {
  const [first, ...others] = groups.map((_, place) => String(row[place] ?? 'unknown'));
  return others.length === 0 ? first ?? '' : `${first} (${others.join(', ')})`;
}

/** Amounts whose currency is a column have their unit there. */
function unitOf({ unit, apart = [] }: ResolvedMeasure): string | undefined {
  return apart.length > 0 ? undefined : unit;
}

function periodInWords({ dateIs }: ResolvedMeasure, { from, until }: MeasureQuery, asOf: string): string {
  if (dateIs === undefined) return `as of ${dayInWords(asOf, '')}`;
  const begin = from === undefined ? '' : ` from ${dayInWords(from, '')}`;
  const end = until === undefined ? ` up to ${dayInWords(asOf, '')}` : ` before ${dayInWords(until, '')}`;
  return `${dateIs}${begin}${end}`;
}

function inputsOf({ measure, written }: Measured, request: MeasureRequest): Record<string, Cell> {
  return {
    definition: measure.id,
    ...(measure.variant === undefined ? {} : { variant: measure.variant }),
    ...(written.from === undefined ? {} : { from: written.from }),
    ...(written.until === undefined ? {} : { until: written.until }),
    ...(written.groups.length === 0 ? {} : { group_by: written.groups.map(({ name }) => name).join(', ') }),
    ...Object.fromEntries((request.filters ?? []).map(({ column, values }) => [column, values.join(', ')])),
    ...Object.fromEntries((request.settings ?? []).map(({ name, value }) => [name, value])),
  };
}

function assumptionsOf(result: Measured, { asOf }: ToolContext): string[] {
  const { measure, written } = result;
  return [
    `Counted by ${measure.dateIs === undefined ? 'the state on the as-of date' : periodInWords(measure, written, asOf)}.`,
    ...(measure.says === undefined ? [] : [measure.says]),
    ...notesIn(result).map(({ note, cases }) => `${inDigits(cases)} of the ${measure.noun}: ${note.says}${note.leftOut ? ', left out' : ''}.`),
  ];
}

function notesIn({ measure, query }: Measured) {
  return (measure.notes ?? []).map(note => ({ note, cases: sumOf(query, note.name) })).filter(({ cases }) => cases > 0);
}

function sumOf(query: ToolQuery, column: string): number {
  return query.result.rows.reduce((sum, row) => sum + Number(cellOf(row, query, column) ?? 0), 0);
}

function cellOf(row: readonly Cell[], query: ToolQuery, column: string): Cell {
  return row[query.result.columns.findIndex(({ name }) => name === column)] ?? null;
}

