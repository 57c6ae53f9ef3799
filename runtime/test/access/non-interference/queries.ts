import fc from 'fast-check';
import { COMPANY } from './company';
import { Choices, Expressions, TYPES, type Column, type Reach, type Type } from './expressions';
import type { ColumnSet } from './permits';

/** A generated query with the columns that it gives. */
interface Query {
  readonly sql: string;
  readonly columns: readonly Result[];
}
interface Result {
  readonly name: string;
  readonly type: Type;
}
interface From {
  readonly sql: string;
  readonly columns: readonly Column[];
}
/** What a query stands in: queries named by WITH, columns of the queries around it, levels that may still come. */
interface Place {
  readonly named: ReadonlyMap<string, readonly Result[]>;
  readonly outer: readonly Column[];
  readonly depth: number;
}

/** Queries over what a column set shows; once in a while over what it does not. */
export function queryOver(set: ColumnSet): fc.Arbitrary<string> {
  return fc.gen().map(value => new Writer(new Choices(value, fc.nat), set).whole());
}

/** Writes one query by the choices that fast-check makes and shrinks. */
class Writer {
  private aliases = 0;
  private readonly expressions: Expressions;
  /** Joins without a condition that may still come: the guard lets one through. */
  private products = 1;
  private readonly asksBeyond: boolean;

  constructor(private readonly choices: Choices, private readonly set: ColumnSet) {
    this.expressions = new Expressions(choices);
    this.asksBeyond = choices.chance(14);
  }

  whole(): string {
    return this.query({ named: new Map(), outer: [], depth: this.choices.below(3) + 1 }).sql;
  }

  private query(place: Place, shape?: readonly Type[]): Query {
    const { choices } = this;
    if (place.depth > 0 && choices.chance(5)) return this.withQuery(place, shape);
    const first = this.select(place, shape);
    const combined = place.depth > 0 && choices.chance(5) ? this.combined(first, place) : first;
    return choices.chance(6) ? this.cut(combined) : combined;
  }

  private withQuery(place: Place, shape?: readonly Type[]): Query {
    // Sometimes the name of a view, which it then hides.
    const name = this.choices.chance(3) ? this.choices.one(Object.keys(COMPANY)) : this.alias();
    const inner = this.query({ ...place, depth: place.depth - 1, outer: [] });
    const renamed = this.choices.chance(3) ? inner.columns.map(({ type }) => ({ type, name: this.alias() })) : undefined;
    const named = new Map([...place.named, [name, renamed ?? inner.columns]]);
    const body = this.select({ ...place, named, depth: place.depth - 1 }, shape);
    const head = renamed ? `${name} (${renamed.map(column => column.name).join(', ')})` : name;
    return { sql: `WITH ${head} AS (${inner.sql}) ${body.sql}`, columns: body.columns };
  }

  private combined(first: Query, place: Place): Query {
    const types = first.columns.map(({ type }) => type);
    const second = this.select({ ...place, depth: place.depth - 1 }, types);
    const operator = this.choices.one(['UNION ALL', 'UNION', 'INTERSECT', 'EXCEPT']);
    return { sql: `SELECT * FROM ((${first.sql}) ${operator} (${second.sql})) ${this.alias()}`, columns: first.columns };
  }

  /** All columns in order make the order total, as far as it shows. */
  private cut(query: Query): Query {
    const order = query.columns.map((_, index) => `${index + 1} ${this.choices.one(['', 'DESC', 'NULLS FIRST', 'DESC NULLS LAST'])}`.trim()).join(', ');
    const end = this.choices.one(['LIMIT 3', 'OFFSET 1 ROWS FETCH FIRST 4 ROWS ONLY', 'OFFSET 2 LIMIT 5']);
    return { sql: `SELECT * FROM (${query.sql}) ${this.alias()} ORDER BY ${order} ${end}`, columns: query.columns };
  }

  private select(place: Place, shape?: readonly Type[]): Query {
    const { choices } = this;
    const from = this.from(place);
    const reach = this.reach(place, [...from.columns, ...place.outer]);
    const where = choices.chance(2) ? ` WHERE ${this.expressions.condition(reach)}` : '';
    if (!shape && choices.chance(4)) return this.grouped(from, where, place);
    if (!shape && choices.chance(7)) return this.windowed(from, where, place);
    if (!shape && choices.chance(8)) {
      return { sql: `SELECT * FROM ${from.sql}${where}`, columns: from.columns };
    }
    const types = shape ?? choices.some(choices.below(3) + 1, () => choices.one(TYPES));
    const items = types.map(type => ({ type, name: this.alias(), sql: this.expressions.of(type, reach) }));
    const distinct = choices.chance(4) ? 'DISTINCT ' : '';
    return { sql: `SELECT ${distinct}${items.map(({ sql, name }) => `${sql} AS ${name}`).join(', ')} FROM ${from.sql}${where}`, columns: items };
  }

  private grouped(from: From, where: string, place: Place): Query {
    const { choices } = this;
    const reach = this.reach(place, from.columns);
    const keys = choices.some(choices.below(2) + 1, () => choices.one(['text', 'integer', 'date'] as const)).map(type =>
      ({ type, name: this.alias(), sql: this.expressions.leaf(type, { ...reach, columns: from.columns }) }));
    const plain = keys.filter(({ sql }) => from.columns.some(column => column.written === sql));
    const figures = choices.some(choices.below(2) + 1, () => this.aggregate(reach));
    const written = plain.map(({ sql }) => sql);
    const grouping = written.length === 0 || choices.chance(2) ? keys.map((_, index) => index + 1).join(', ')
      : choices.one([`ROLLUP (${written.join(', ')})`, `CUBE (${written.join(', ')})`, `GROUPING SETS ((${written.join(', ')}), ())`]);
    const shown = /^\d/.test(grouping) ? keys : plain;
    const having = choices.chance(3) ? ` HAVING count(*) ${choices.one(['>', '<'])} 2` : '';
    const items = [...shown, ...figures];
    return { sql: `SELECT ${items.map(({ sql, name }) => `${sql} AS ${name}`).join(', ')} FROM ${from.sql}${where} GROUP BY ${grouping}${having}`, columns: items };
  }

  private aggregate(reach: Reach): Result & { readonly sql: string } {
    const { choices } = this;
    const value = this.expressions.of('integer', { ...reach, depth: 1, subquery: undefined });
    const any = choices.one(['text', 'date', 'integer'] as const);
    const filter = choices.chance(4) ? ` FILTER (WHERE ${this.expressions.condition({ ...reach, depth: 0 })})` : '';
    const name = this.alias();
    return choices.one<Result & { readonly sql: string }>([
      { name, type: 'integer', sql: `count(*)${filter}` }, { name, type: 'integer', sql: `CAST(sum(${value})${filter} AS bigint)` },
      { name, type: 'integer', sql: `count(DISTINCT ${this.expressions.leaf(any, reach)})` },
      { name, type: any, sql: `${choices.one(['max', 'min'])}(${this.expressions.leaf(any, reach)})${filter}` },
      { name, type: 'boolean', sql: `bool_or(${this.expressions.leaf('boolean', reach)})` },
      { name, type: 'list', sql: `array_agg(${value} ORDER BY ${value})` },
    ]);
  }

  /** A function over rows in an order that is total, or whose result is the same for rows that stand equal. */
  private windowed(from: From, where: string, place: Place): Query {
    const { choices } = this;
    const reach = this.reach({ ...place, depth: 0 }, from.columns);
    const value = this.expressions.leaf('integer', reach);
    const partition = choices.chance(2) ? `PARTITION BY ${this.expressions.leaf('text', reach)} ` : '';
    const total = `ORDER BY ${from.columns.filter(({ type }) => type !== 'list').map(({ written }) => written).join(', ') || '1'}`;
    const sql = choices.one([
      `sum(${value}) OVER (${partition}ORDER BY ${value})`, `count(*) OVER (${partition})`, `rank() OVER (${partition}ORDER BY ${value} DESC)`,
      `dense_rank() OVER (${partition}ORDER BY ${value})`, `row_number() OVER (${partition}${total})`, `lag(${value}, 1, 0) OVER (${partition}${total})`,
      `max(${value}) OVER (${partition}${total} ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)`, `first_value(${value}) OVER (${partition}${total})`,
    ]);
    const window = choices.chance(3) ? this.alias() : undefined;
    const [call, specification] = sql.split(' OVER ');
    const named = window === undefined ? '' : ` WINDOW ${window} AS ${specification}`;
    const figure = window === undefined ? sql : `${call} OVER ${window}`;
    const items = [{ type: 'integer' as const, name: this.alias(), sql: `CAST(${figure} AS bigint)` }, { type: 'text' as const, name: this.alias(), sql: this.expressions.leaf('text', reach) }];
    return { sql: `SELECT ${items.map(item => `${item.sql} AS ${item.name}`).join(', ')} FROM ${from.sql}${where}${named}`, columns: items };
  }

  private from(place: Place): From {
    const { choices } = this;
    let from = this.relation(place);
    while (choices.chance(3)) from = this.joined(from, this.relation(place), place);
    const list = from.columns.find(({ type }) => type === 'list');
    if (list && choices.chance(2)) return this.unnested(from, list.written);
    const number = from.columns.find(({ type }) => type === 'integer');
    return number && choices.chance(10) ? this.unnested(from, `ARRAY[${number.written}, 5]`) : from;
  }

  private unnested(from: From, list: string): From {
    const alias = this.alias();
    const ordinal = this.choices.chance(3);
    const columns: Column[] = ['x', ...ordinal ? ['n'] : []].map(name => ({ name, written: `${alias}.${name}`, type: 'integer' }));
    return {
      sql: `${from.sql} CROSS JOIN UNNEST(${list})${ordinal ? ' WITH ORDINALITY' : ''} AS ${alias} (${columns.map(({ name }) => name).join(', ')})`,
      columns: [...from.columns, ...columns],
    };
  }

  private joined(left: From, right: From, place: Place): From {
    const { choices } = this;
    const columns = [...left.columns, ...right.columns];
    const shared = left.columns.find(one => one.name !== one.written && right.columns.some(other => other.name === one.name && other.type === one.type)
      && columns.filter(({ name }) => name === one.name).length === 2);
    if (shared && choices.chance(3)) {
      const rest = columns.filter(({ name }) => name !== shared.name);
      return { sql: `${left.sql} ${choices.one(['JOIN', 'LEFT JOIN', 'FULL JOIN'])} ${right.sql} USING (${shared.name})`, columns: [{ ...shared, written: shared.name }, ...rest] };
    }
    const type = choices.one(['text', 'integer', 'date'] as const);
    const [one, other] = [left, right].map(({ columns: each }) => each.filter(column => column.type === type));
    if (one!.length === 0 || other!.length === 0) {
      if (this.products === 0) return left;
      this.products -= 1;
      return { sql: `${left.sql} CROSS JOIN ${right.sql}`, columns };
    }
    const on = `${choices.one(one!).written} = ${choices.one(other!).written}`;
    const more = choices.chance(4) ? ` AND ${this.expressions.condition({ columns, depth: Math.min(place.depth, 1) })}` : '';
    return { sql: `${left.sql} ${choices.one(['JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN'])} ${right.sql} ON ${on}${more}`, columns };
  }

  private relation(place: Place): From {
    const { choices } = this;
    const alias = this.alias();
    const under = (columns: readonly Result[]) => columns.map(({ name, type }): Column => ({ name, type, written: `${alias}.${name}` }));
    if (place.depth > 0 && choices.chance(5)) {
      const inner = this.query({ ...place, depth: place.depth - 1, outer: [] });
      return { sql: `(${inner.sql}) ${alias}`, columns: under(inner.columns) };
    }
    if (place.named.size > 0 && !choices.chance(3)) {
      const [name, columns] = choices.one([...place.named]);
      return { sql: `${name} ${alias}`, columns: under(columns) };
    }
    if (choices.chance(14)) {
      const columns: Result[] = [{ name: 'k', type: 'text' }, { name: 'v', type: 'integer' }];
      return { sql: `(VALUES ('WH01', 1), ('P1', 2), (NULL, 3)) AS ${alias} (k, v)`, columns: under(columns) };
    }
    const name = this.view();
    const prefix = place.named.has(name) ? 'supply_chain.' : choices.one(['', 'supply_chain.', 'SUPPLY_CHAIN.', '"supply_chain".']);
    return { sql: `${prefix}${choices.one([name, name.toUpperCase(), `"${name}"`])} ${choices.one(['', 'AS '])}${alias}`, columns: under(this.columnsOf(name)) };
  }

  private view(): string {
    return this.asksBeyond && this.choices.chance(3) ? this.choices.one([...Object.keys(COMPANY), 'nonesuch']) : this.choices.one([...this.set.views.keys()]);
  }

  private columnsOf(view: string): readonly Result[] {
    const columns: readonly Result[] = (COMPANY[view]?.columns ?? [{ name: 'a', type: 'integer' as const }]).map(({ name, type }) => ({ name, type: TYPES.find(each => each === type) ?? 'text' }));
    if (this.asksBeyond) return columns;
    const open = this.set.views.get(view) ?? [];
    return columns.filter(({ name }) => open.includes(name));
  }

  private reach(place: Place, columns: readonly Column[]): Reach {
    const subquery = place.depth <= 0 ? undefined : (type: Type, form: 'rows' | 'one' | 'any') => this.subquery(type, form, { ...place, depth: place.depth - 1, outer: columns });
    return { columns, depth: place.depth, ...subquery ? { subquery } : {} };
  }

  private subquery(type: Type, form: 'rows' | 'one' | 'any', place: Place): string {
    const from = this.relation(place);
    const columns = [...from.columns, ...place.outer];
    const where = this.choices.chance(4) ? '' : ` WHERE ${this.expressions.condition({ columns, depth: 0 })}`;
    const value = this.expressions.leaf(type, { columns: from.columns, depth: 0 });
    if (form === 'rows') return `(SELECT ${value} FROM ${from.sql}${where})`;
    if (form === 'any') return `(SELECT 1 FROM ${from.sql}${where})`;
    return `(SELECT max(${value}) FROM ${from.sql}${where})`;
  }

  private alias(): string {
    this.aliases += 1;
    return `a${this.aliases}`;
  }
}
