import type { Catalogue, KnownColumn } from './catalogue';
import { isLevel, type Reading } from './choose-view';
import { isAdditive } from './conditions';
import { isOneDay } from './dates';
import type { Ask } from './follow-up';
import { nameOf } from './reach';
import { conditionsFor } from './sql-conditions';
import {
  countDraft, extremeDayDraft, isMixedMoney, rankingDraft, rowsDraft, seriesDraft, shareDraft, subjectIsRow, thingsDraft, totalDraft,
  type Draft, type DraftParts, type Shape,
} from './sql-drafts';
import { ColumnWriter, selectSql } from './sql-text';

/** A query that answers a question, or a part of it. */
export interface SqlPlan {
  readonly sql: string;
  readonly purpose: string;
  readonly shape: Shape;
  /** The conditions in words. */
  readonly conditions: readonly string[];
  /** What the reader must know of the figure. */
  readonly notes: readonly string[];
}

/** The longest purpose that a query tool takes. */
const LONGEST_PURPOSE = 200;

/** The queries that answer the question over the view of a reading: mostly one; two for a total with its course. */
export function planSql(ask: Ask, reading: Reading, catalogue: Catalogue, prompt: { schema: string; asOf: string }): SqlPlan[] {
  const subjectName = reading.subject && nameOf(reading.subject.column, reading.view, catalogue);
  const groupName = reading.group && nameOf(reading.group.column, reading.view, catalogue);
  return makersFor(ask, reading).map(make => {
    const columns = new ColumnWriter();
    const { ofThings, said, inTime } = conditionsFor(ask, reading, prompt.asOf, columns.of);
    const parts = {
      ask, reading, said, sqlOf: columns.of, nameOf: (column: KnownColumn) => nameOf(column, reading.view, catalogue),
      ...(subjectName ? { subjectName } : {}), ...(groupName ? { groupName } : {}),
    };
    const draft = make(parts);
    // Of a share the rows are counted of which it is not so, too.
    const told = [...ofThings, ...said, ...inTime, ...(draft.extra ?? [])];
    const where = ask.aggregate === 'share' ? [...ofThings, ...inTime] : told;
    return {
      sql: selectSql({
        schema: prompt.schema,
        view: reading.view.name,
        columns: draft.columns,
        joins: columns.joins,
        where: where.map(({ sql }) => sql),
        groupBy: draft.groupBy ?? [],
        orderBy: draft.orderBy ?? [],
        ...(draft.shape.kind === 'ranking' && ask.superlative?.limit ? { limit: ask.superlative.limit } : {}),
      }),
      purpose: ask.text.slice(0, LONGEST_PURPOSE),
      shape: draft.shape,
      conditions: told.map(({ words }) => words),
      notes: [...notesOn(ask, reading), ...draft.notes ?? []],
    };
  });
}

/** What the figure leaves out or rests on. */
function notesOn(ask: Ask, { measure, view }: Reading): string[] {
  return [
    ...(isMixedMoney(measure) ? ['Amounts are in the currency and unit that stand beside them, not converted.'] : []),
    ...(ask.aggregate === 'avg' && measure ? [`The average is over rows, one per ${view.grainText}.`] : []),
    ...(ask.willBe ? ['This is what the data say today, not a forecast.'] : []),
  ];
}

type Make = (parts: DraftParts) => Draft;

/** Which figures the question wants, from what it says and what the view holds. */
function makersFor(ask: Ask, reading: Reading): Make[] {
  const { measure, date, subject, group, view } = reading;
  const { groupBy, superlative } = ask;
  const aggregate = ask.aggregate === 'sum' && measure && !isAdditive(measure) ? undefined : ask.aggregate;
  const perRow = ask.aggregate === 'avg' && groupBy?.bucket !== undefined && view.grain.includes(groupBy.bucket);
  const isRow = subjectIsRow({ ask, reading });
  if (groupBy?.bucket && date && !perRow) return [parts => seriesDraft(parts, date, groupBy.bucket ?? 'day')];
  // The mean of rows that are one a group is the mean of the groups.
  const isOneEach = looseThings(reading).every(thing => groupBy?.concepts.includes(thing));
  if (group && aggregate === 'avg' && measure && isOneEach && !isMixedMoney(measure)) return [parts => totalDraft(parts, measure, aggregate)];
  if (group) return [parts => rankingDraft(parts, group, parts.groupName)];
  if (superlative && subject && !isRow) return [parts => rankingDraft(parts, subject, parts.subjectName)];
  if (aggregate === 'share') return [shareDraft];
  if (aggregate === 'count' || (aggregate && !measure)) return [countDraft];
  if (aggregate && measure) return [parts => totalDraft(parts, measure, aggregate)];
  if (subject && !isRow) return [parts => measure && ask.asksWhat ? rankingDraft(parts, subject, parts.subjectName) : thingsDraft(parts, subject)];
  const inTime = date !== undefined && view.grain.includes('day') && ask.dates.some(({ from }) => from !== undefined);
  if (measure && inTime && superlative && looseThings(reading).every(thing => thing === 'day')) return [parts => extremeDayDraft(parts, date)];
  if (measure && inTime && isLevel(measure) && !ask.dates.every(isOneDay)) return [parts => seriesDraft({ ...parts, isByDay: true }, date, 'day')];
  if (measure && inTime && isAdditive(measure)) return [parts => totalDraft(parts, measure, 'sum'), parts => seriesDraft(parts, date, 'day')];
  if (measure && isAdditive(measure) && !isRow && !superlative && looseThings(reading).length > 1) return [parts => totalDraft(parts, measure, 'sum')];
  return [rowsDraft];
}

/** The things of the grain that no condition pins to one. */
function looseThings({ view, entities }: Reading): string[] {
  return view.grain.filter(thing => !entities.some(({ entity }) => entity.kind.includes(thing)));
}
