import type { CanonicalView } from '../../../src/contract';
import type { ReadPermit } from '../access';
import { isIsoDate, literal, literalList } from '../data';
import { DefinitionRequestError } from './definition-errors';
import { groupNamed, groupsOf, type GroupColumn } from './group-columns';
import type { MeasureRequest, Order } from './measure-request';
import type { ResolvedMeasure } from './resolved-measure';

/** The name of the column that says how many cases there are. */
export const CASES_COLUMN = 'number_of_cases';

/** A measure as one SELECT, with what its columns are. */
export interface MeasureQuery {
  readonly sql: string;
  readonly groups: readonly GroupColumn[];
  /** In words: `worst first`. */
  readonly order: string;
  readonly from?: string;
  readonly until?: string;
}

/**
 * Lays period, conditions and groups over the cases of a measure: the only place where its SQL is put together.
 *
 * @throws DefinitionRequestError
 */
export function measureSql(
  measure: ResolvedMeasure, request: MeasureRequest, asOf: string, views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit,
): MeasureQuery {
  const possible = groupsOf(measure, views, permit);
  const asked = [...new Set(request.groupBy ?? [])].map(name => groupNamed(name, possible, measure.id));
  const apart = (measure.apart ?? []).filter(name => !asked.some(group => group.name === name))
    .map((name): GroupColumn => ({ name, sql: `c.${name}` }));
  const groups = [...asked, ...apart];
  const filters = (request.filters ?? []).map(({ column, values }) => ({ group: groupNamed(column, possible, measure.id), values }));
  const period = periodOf(measure, request, asOf);
  const where = [
    ...periodConditions(measure, period),
    ...filters.map(({ group, values }) => `${group.sql} IN ${literalList('text', values)}`),
  ];
  const { order, orderBy } = orderOf(measure, groups, request.order);
  const names = groups.map(({ name }) => name);
  const counted = countedCases(measure, groups, [...groups, ...filters.map(({ group }) => group)], where);
  const figures = [
    `${measure.value} AS ${measure.id}`,
    ...(measure.figures ?? []).map(({ name, value }) => `${value} AS ${name}`),
    `${measure.count ?? 'COUNT(*)'} AS ${CASES_COLUMN}`,
    ...(measure.notes ?? []).map(({ name, when }) => `COUNT_IF(${when}) AS ${name}`),
  ];
  const sql = [
    `WITH cases AS (${measure.cases.trimEnd()}\n), counted AS (\n${counted}\n)`,
    `SELECT ${[...names, ...figures].join(',\n  ')}`,
    'FROM counted',
    ...(names.length > 0 ? [`GROUP BY ${names.join(', ')}`, `ORDER BY ${orderBy}`] : []),
  ].join('\n');
  return { sql, groups, order, ...period };
}

function countedCases(measure: ResolvedMeasure, groups: readonly GroupColumn[], read: readonly GroupColumn[], where: readonly string[]): string {
  const by = groups.map(({ sql }) => sql);
  const windows = (measure.windows ?? []).map(({ name, call, per, order }) => {
    const partition = [...by, ...(per === undefined ? [] : [`c.${per}`])];
    return `${call} OVER (${[
      ...(partition.length > 0 ? [`PARTITION BY ${partition.join(', ')}`] : []), ...(order === undefined ? [] : [`ORDER BY c.${order}`]),
    ].join(' ')}) AS ${name}`;
  });
  const joins = new Map(read.flatMap(({ join }) => join ? [[join.view, `LEFT JOIN ${join.view} ON ${join.view}.${join.key} = c.${join.key}`]] : []));
  return [
    `  SELECT ${['c.*', ...groups.filter(({ join, period }) => join ?? period).map(({ name, sql }) => `${sql} AS ${name}`), ...windows].join(', ')}`,
    '  FROM cases AS c',
    ...[...joins.values()].map(join => `  ${join}`),
    ...(where.length > 0 ? [`  WHERE ${where.join(' AND ')}`] : []),
  ].join('\n');
}

function periodOf({ id, date, usualDays }: ResolvedMeasure, { from, until }: MeasureRequest, asOf: string): Pick<MeasureQuery, 'from' | 'until'> {
  for (const day of [from, until]) {
    if (day !== undefined && !isIsoDate(day)) throw new DefinitionRequestError(id, `cannot begin or end on ${JSON.stringify(day)}`, 'Give days such as 2026-11-24.');
  }
  if (date === undefined) {
    if (from === undefined && until === undefined) return {};
    throw new DefinitionRequestError(id, 'is a state on the as-of date, not of a period', 'Ask for it without a period.');
  }
  if (from !== undefined && until !== undefined && from >= until) throw new DefinitionRequestError(id, 'was asked for a period that ends before it begins', 'Give an earlier first day.');
  if (from !== undefined || until !== undefined) return { from, until };
  return usualDays === undefined ? {} : { from: daysBefore(asOf, usualDays), until: asOf };
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

function periodConditions({ date, due }: ResolvedMeasure, { from, until }: Pick<MeasureQuery, 'from' | 'until'>): string[] {
  if (date === undefined) return [];
  return [
    ...(from === undefined ? [] : [`c.${date} >= ${literal('date', from)}`]),
    ...(until === undefined ? [] : [`c.${date} < ${literal('date', until)}`]),
    (due ?? '{date} <= current_date').replaceAll('{date}', `c.${date}`),
  ];
}

/** Periods run on; everything else stands by its figure. */
function orderOf({ id, direction }: ResolvedMeasure, groups: readonly GroupColumn[], wanted?: Order): { order: string; orderBy: string } {
  const names = groups.map(({ name }) => name);
  const [first] = groups;
  if (first?.period && wanted === undefined) return { order: `by ${first.name}`, orderBy: names.join(', ') };
  const order = wanted ?? (direction === 'neither' ? 'highest_first' : 'worst_first');
  const falling = order === 'highest_first' || order === (direction === 'higher' ? 'best_first' : 'worst_first');
  return { order: order.replace('_', ' '), orderBy: [`${id} ${falling ? 'DESC' : 'ASC'} NULLS LAST`, ...names].join(', ') };
}
