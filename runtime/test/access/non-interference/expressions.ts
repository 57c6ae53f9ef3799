import type fc from 'fast-check';

/** Types whose values are compared exactly. */
export const TYPES = ['integer', 'text', 'date', 'boolean'] as const;
export type Type = (typeof TYPES)[number] | 'list';

/** A column that an expression may name. */
export interface Column {
  /** As the query writes it: `a1.on_hand`. */
  readonly written: string;
  readonly name: string;
  readonly type: Type;
}

/** What is inside an expression: the columns in reach, and how to write a subquery. */
export interface Reach {
  readonly columns: readonly Column[];
  /** How many levels may still come. */
  readonly depth: number;
  /** A subquery in parentheses that gives one column, of rows, or of one row with an aggregate; none where they are not wanted. */
  subquery?(type: Type, form: 'rows' | 'one' | 'any'): string;
}

/** Chooses by fast-check, so that choices shrink: towards the first of a list. */
export class Choices {
  constructor(private readonly value: fc.GeneratorValue, private readonly natural: typeof fc.nat) {}

  one<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  /** True once in so many times; shrinks to false. */
  chance(oneIn: number): boolean {
    return this.below(oneIn) === oneIn - 1;
  }

  below(bound: number): number {
    return bound <= 1 ? 0 : this.value(this.natural, { max: bound - 1 });
  }

  some<T>(count: number, make: () => T): T[] {
    return Array.from({ length: count }, make);
  }
}

/** Writes typed expressions with functions of the allow-list that DuckDB has under Trino's name and meaning. */
export class Expressions {
  constructor(private readonly choices: Choices) {}

  of(type: Type, reach: Reach): string {
    const { choices } = this;
    const deeper = { ...reach, depth: reach.depth - 1 };
    if (reach.depth <= 0 || choices.chance(3)) return this.leaf(type, reach);
    if (reach.subquery && choices.chance(9)) return reach.subquery(type, 'one');
    const e = (of: Type) => this.of(of, deeper);
    switch (choices.below(4)) {
      case 0: return this.leaf(type, reach);
      case 1: return `CASE WHEN ${this.condition(deeper)} THEN ${e(type)} ${choices.one(['', `ELSE ${e(type)} `])}END`;
      case 2: return choices.one([`coalesce(${e(type)}, ${e(type)})`, `nullif(${e(type)}, ${e(type)})`, `if(${this.condition(deeper)}, ${e(type)}, ${e(type)})`,
        `greatest(${e(type)}, ${e(type)})`, `CASE ${e('text')} WHEN ${e('text')} THEN ${e(type)} ELSE ${e(type)} END`]);
      default: return this.own(type, e, deeper);
    }
  }

  condition(reach: Reach): string {
    const { choices } = this;
    const deeper = { ...reach, depth: reach.depth - 1 };
    const type = choices.one(['text', 'integer', 'date'] as const);
    const [left, right] = [this.of(type, deeper), this.of(type, deeper)];
    switch (choices.below(reach.depth > 0 ? 12 : 6)) {
      case 0: return `${left} ${choices.one(['=', '<>', '<', '<=', '>', '>='])} ${right}`;
      case 1: return `${left} IS ${choices.one(['', 'NOT '])}NULL`;
      case 2: return `${left} IS ${choices.one(['', 'NOT '])}DISTINCT FROM ${right}`;
      case 3: return `${this.leaf('text', reach)} ${choices.one(['IN', 'NOT IN'])} ('WH01', 'P1', 'S1', 'WH''4')`;
      case 4: return `${this.leaf('text', reach)} LIKE ${choices.one(["'%1%'", "'W_0%'", "'%!%%' ESCAPE '!'"])}`;
      case 5: return choices.one(['1 = 1 OR true', this.leaf('boolean', reach)]);
      case 6: return `${left} BETWEEN ${right} AND ${this.of(type, deeper)}`;
      case 7: case 8: return `(${this.condition(deeper)}) ${choices.one(['AND', 'OR'])} ${choices.one(['', 'NOT '])}(${this.condition(deeper)})`;
      case 9: return reach.subquery ? `${choices.one(['', 'NOT '])}EXISTS ${reach.subquery(type, 'any')}` : left + ' IS NULL';
      case 10: return reach.subquery ? `${left} ${choices.one(['IN', 'NOT IN'])} ${reach.subquery(type, 'rows')}` : `${left} = ${right}`;
      default: return reach.subquery ? `${left} ${choices.one(['=', '<', '>='])} ${choices.one(['ANY', 'ALL'])} ${reach.subquery(type, 'rows')}` : `${left} <> ${right}`;
    }
  }

  leaf(type: Type, { columns }: Reach): string {
    const fitting = columns.filter(column => column.type === type);
    if (fitting.length > 0 && !this.choices.chance(6)) return this.choices.one(fitting).written;
    return this.choices.one(LITERALS[type]);
  }

  private own(type: Type, e: (of: Type) => string, reach: Reach): string {
    const { choices } = this;
    switch (type) {
      case 'integer': return choices.one([
        `(${e('integer')} + ${e('integer')})`, `(${e('integer')} - ${e('integer')})`, `abs(${e('integer')})`, `length(${e('text')})`, `(${e('integer')} * 3)`,
        `extract(YEAR FROM ${e('date')})`, `date_diff('day', ${e('date')}, ${e('date')})`, `strpos(${e('text')}, '0')`, `mod(${e('integer')}, 7)`, `month(${e('date')})`,
        `CAST(${this.leaf('text', reach)} AS bigint)`, `TRY_CAST(${e('text')} AS bigint)`,
      ]);
      case 'text': return choices.one([
        `upper(${e('text')})`, `lower(${e('text')})`, `(${e('text')} || ${e('text')})`, `substr(${e('text')}, 1, 2)`, `trim(${e('text')})`, `replace(${e('text')}, '0', 'o')`,
        `CAST(${e('integer')} AS varchar)`, `concat(${e('text')}, '-', ${e('text')})`, `reverse(${e('text')})`, `split_part(${e('text')}, '0', 1)`,
        `lpad(${e('text')}, 3, '.')`, `CAST(${e('date')} AS varchar)`, `translate(${e('text')}, 'ab', 'ba')`,
      ]);
      case 'date': return choices.one([
        `CAST(date_trunc('month', ${e('date')}) AS date)`, `CAST(${e('date')} + INTERVAL '3' DAY AS date)`, `least(${e('date')}, ${e('date')})`,
        `CAST(${e('date')} - INTERVAL '1' MONTH AS date)`, `last_day_of_month(${e('date')})`,
      ]);
      case 'boolean': return `(${this.condition(reach)})`;
      case 'list': return `ARRAY[${e('integer')}, ${e('integer')}]`;
    }
  }
}

const LITERALS: Readonly<Record<Type, readonly string[]>> = {
  integer: ['1', '0', '-3', '17', 'CAST(NULL AS bigint)'],
  text: ["'WH01'", "'P1'", "''", "'it''s'", 'CAST(NULL AS varchar)'],
  date: ["DATE '2026-10-05'", 'current_date', 'CAST(NULL AS date)'],
  boolean: ['true', 'false', 'CAST(NULL AS boolean)'],
  list: ['ARRAY[1, 2]', 'ARRAY[7, CAST(NULL AS bigint)]'],
};
