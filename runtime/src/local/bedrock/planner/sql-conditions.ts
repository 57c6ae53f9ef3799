import { literal } from '../../../data';
import { unreachable } from '../../../errors';
import type { KnownColumn } from './catalogue';
import type { Reading } from './choose-view';
import type { Condition } from './conditions';
import type { Entity } from './entities';
import type { Ask } from './follow-up';
import { entityInWords, labelOf, listInWords, numberInWords } from './format';
import type { ColumnRef } from './reach';

/** A condition as SQL and as a person reads it. */
export interface WordedCondition {
  readonly sql: string;
  /** Numbers in it are the question's own. */
  readonly words: string;
}

/** The conditions of a reading, apart: which rows are looked at, by their things and their time, and what is said of them. */
export interface ReadConditions {
  readonly ofThings: readonly WordedCondition[];
  readonly said: readonly WordedCondition[];
  readonly inTime: readonly WordedCondition[];
}

/** Every condition of a reading. */
export function conditionsFor(ask: Ask, reading: Reading, asOf: string, sqlOf: (ref: ColumnRef) => string): ReadConditions {
  const own = (column: KnownColumn) => sqlOf({ column });
  const ofThings = entityConditions(reading.entities, sqlOf);
  const said = [
    ...reading.values.map(({ column, value }) => ask.negated ? differs(own(column), column, value) : equals(own(column), column, value)),
    ...reading.conditions.flatMap(condition => conditionSql(condition, own, asOf)),
    ...reading.flags.map(({ column }) => ({
      sql: `${own(column)} = ${literal('boolean', !ask.negated)}`, words: `${ask.negated ? 'not ' : ''}${labelOf(column.name)}`,
    })),
  ];
  const inTime = [...reading.standing.flatMap(condition => conditionSql(condition, own, asOf)), ...dateConditions(ask, reading, own)];
  return { ofThings, said, inTime };
}

/** Things of one kind are alternatives, kinds restrict each other. */
function entityConditions(held: readonly { entity: Entity; ref: ColumnRef }[], sqlOf: (ref: ColumnRef) => string): WordedCondition[] {
  const byColumn = new Map<string, { ref: ColumnRef; entities: Entity[] }>();
  for (const { entity, ref } of held) {
    const sql = sqlOf(ref);
    const group = byColumn.get(sql) ?? { ref, entities: [] };
    group.entities.push(entity);
    byColumn.set(sql, group);
  }
  return [...byColumn].map(([sql, { entities }]) => ({
    sql: entities.length === 1
      ? `${sql} = ${literal('text', entities[0]!.id)}`
      : `${sql} IN (${entities.map(({ id }) => literal('text', id)).join(', ')})`,
    words: listInWords(entities.map(entityInWords), 'or'),
  }));
}

function conditionSql(condition: Condition, own: (column: KnownColumn) => string, asOf: string): WordedCondition[] {
  switch (condition.kind) {
    case 'value':
      return [equals(own(condition.column), condition.column, condition.value)];
    case 'outstanding': {
      const less = condition.less ? ` - COALESCE(${own(condition.less)}, 0)` : '';
      return [{
        sql: `${own(condition.asked)}${less} > COALESCE(${own(condition.done)}, 0)`,
        words: `${labelOf(condition.done.name)} below ${labelOf(condition.asked.name)}`,
      }];
    }
    case 'before as-of':
      return [{ sql: `${own(condition.column)} < ${literal('date', asOf)}`, words: `${labelOf(condition.column.name)} before today` }];
    case 'after promise':
      return [{
        sql: `${own(condition.done)} > ${own(condition.promised)}`, words: `${labelOf(condition.done.name)} after ${labelOf(condition.promised.name)}`,
      }];
    case 'has happened': // unknown is not yet
      return [{ sql: `${own(condition.column)} < ${literal('date', asOf)}`, words: `${labelOf(condition.column.name)} before today` }];
    case 'under way': {
      const { begun, ended } = condition;
      return [
        ...(begun ? [{ sql: `${own(begun)} IS NOT NULL`, words: `with a ${labelOf(begun.name)}` }] : []),
        { sql: `${own(ended)} IS NULL`, words: `no ${labelOf(ended.name)} yet` },
      ];
    }
    case 'holds as-of': {
      const day = literal('date', asOf);
      return [{
        sql: `${own(condition.first)} <= ${day} AND (${own(condition.last)} IS NULL OR ${own(condition.last)} >= ${day})`,
        words: 'valid today',
      }];
    }
    default:
      return unreachable(condition);
  }
}

function dateConditions(ask: Ask, { date }: Reading, own: (column: KnownColumn) => string): WordedCondition[] {
  return ask.dates.flatMap(phrase => {
    if (!date || (phrase.from === undefined && phrase.to === undefined)) return [];
    const bound = (day: string) => date.type === 'timestamp' ? literal('timestamp', `${day}T00:00:00`) : literal('date', day);
    return [{
      sql: [
        ...(phrase.from === undefined ? [] : [`${own(date)} >= ${bound(phrase.from)}`]),
        ...(phrase.to === undefined ? [] : [`${own(date)} < ${bound(phrase.to)}`]),
      ].join(' AND '),
      words: `${labelOf(date.name)} ${phrase.words}`,
    }];
  });
}

function differs(sql: string, column: KnownColumn, value: string): WordedCondition {
  return { sql: `${sql} <> ${literal('text', value)}`, words: `${labelOf(column.name)} not ${value}` };
}

function equals(sql: string, column: KnownColumn, value: string): WordedCondition {
  return { sql: `${sql} = ${literal('text', value)}`, words: `${labelOf(column.name)} ${value}` };
}

/** Nothing of it: `not picked`. Unknown counts as nothing. */
export function noneCondition(sql: string, name: string): WordedCondition {
  return { sql: `COALESCE(${sql}, 0) = 0`, words: `no ${labelOf(name)}` };
}

const ZERO: Readonly<Record<string, string>> = { '>': 'above zero', '<': 'below zero' };

/** `more than 100` on a number. */
export function comparisonCondition(sql: string, name: string, { operator, value }: Ask['comparisons'][number]): WordedCondition {
  return {
    sql: `${sql} ${operator} ${literal(Number.isSafeInteger(value) ? 'integer' : 'number', value)}`,
    words: value === 0 && ZERO[operator] !== undefined ? `${labelOf(name)} ${ZERO[operator]}` : `${labelOf(name)} ${operator} ${numberInWords(value)}`,
  };
}
