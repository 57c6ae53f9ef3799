import fc from 'fast-check';

/** A generated query with the columns that it gives. */
interface Query {
  readonly sql: string;
  readonly columns: readonly Column[];
}
interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer';
}
interface Relation {
  readonly alias: string;
  readonly columns: readonly Column[];
}

const text = (name: string): Column => ({ name, type: 'text' });
const integer = (name: string): Column => ({ name, type: 'integer' });

const VIEWS: Readonly<Record<string, readonly Column[]>> = {
  stock: [text('warehouse_id'), text('product_id'), integer('on_hand')],
  products: [text('product_id'), text('product_name')],
  suppliers: [text('supplier_id'), text('supplier_name')],
  order_lines: [integer('line_id'), text('supplier_id'), text('warehouse_id'), integer('quantity')],
};

/** Queries that are right SQL over the company's views: joins, subqueries, WITH, set operations, aggregates, windows, conditions. */
export const query: fc.Arbitrary<string> = fc.gen().map(value => new Writer(value).query(2, new Map(), []).sql);

/** Writes one query by the choices that fast-check makes and shrinks. */
class Writer {
  private aliases = 0;

  constructor(private readonly value: fc.GeneratorValue) {}

  query(depth: number, named: ReadonlyMap<string, readonly Column[]>, outer: readonly Relation[]): Query {
    if (depth > 0 && this.chance(4)) return this.withQuery(depth, named, outer);
    const first = this.select(depth, named, outer);
    if (depth === 0 || !this.chance(4)) return first;
    const second = this.select(depth - 1, named, outer, first.columns);
    return { sql: `${first.sql} ${this.one(['UNION ALL', 'UNION', 'INTERSECT', 'EXCEPT'])} ${second.sql}`, columns: first.columns };
  }

  private withQuery(depth: number, named: ReadonlyMap<string, readonly Column[]>, outer: readonly Relation[]): Query {
    // Sometimes the name of a view, which it then hides.
    const name = this.chance(2) ? this.one(Object.keys(VIEWS)) : this.alias();
    const inner = this.query(depth - 1, named, []);
    const body = this.query(depth - 1, new Map([...named, [name, inner.columns]]), outer);
    return { sql: `WITH ${name} AS (${inner.sql}) ${this.parenthesized(body.sql)}`, columns: body.columns };
  }

  private select(depth: number, named: ReadonlyMap<string, readonly Column[]>, outer: readonly Relation[], shape?: readonly Column[]): Query {
    const { sql: from, relations } = this.from(depth, named);
    const inReach = [...outer, ...relations];
    const where = this.chance(2) ? ` WHERE ${this.condition(depth, named, inReach)}` : '';
    if (!shape && this.chance(4)) return this.aggregate(from, where, relations);
    if (!shape && this.chance(6)) {
      const value = this.column(relations, 'integer') ?? '1';
      const columns = [integer(this.alias())];
      return { sql: `SELECT sum(${value}) OVER (PARTITION BY ${value}) AS ${columns[0]!.name} FROM ${from}${where}`, columns };
    }
    const types = shape?.map(column => column.type) ?? Array.from({ length: this.below(3) + 1 }, () => this.one(['text', 'integer'] as const));
    const items = types.map((type, index) => ({ sql: this.expression(depth, named, inReach, type), column: { name: shape?.[index]?.name ?? this.alias(), type } }));
    const list = items.map(item => `${item.sql} AS ${item.column.name}`).join(', ');
    return { sql: `SELECT ${this.one(['', 'DISTINCT '])}${list} FROM ${from}${where}`, columns: items.map(item => item.column) };
  }

  private aggregate(from: string, where: string, relations: readonly Relation[]): Query {
    const key = this.column(relations, 'text') ?? "'all'";
    const value = this.column(relations, 'integer') ?? '1';
    const columns = [text(this.alias()), integer(this.alias())];
    const figure = this.one([`sum(${value})`, 'count(*)', `max(${value})`, `count(DISTINCT ${value})`, `count(*) FILTER (WHERE ${value} > 5)`]);
    const having = this.chance(3) ? ` HAVING count(*) ${this.one(['>', '<'])} 1` : '';
    return { sql: `SELECT ${key} AS ${columns[0]!.name}, ${figure} AS ${columns[1]!.name} FROM ${from}${where} GROUP BY 1${having}`, columns };
  }

  private from(depth: number, named: ReadonlyMap<string, readonly Column[]>): { readonly sql: string; readonly relations: readonly Relation[] } {
    const first = this.relation(depth, named);
    if (!this.chance(2)) return { sql: first.sql, relations: [first] };
    const second = this.relation(depth, named);
    const relations = [first, second];
    const type = this.one(['text', 'integer'] as const);
    const [left, right] = [this.column([first], type), this.column([second], type)];
    // The guard refuses a second join without a condition.
    if (!left || !right) return { sql: first.sql, relations: [first] };
    const on = this.one([`${left} = ${right}`, `${left} <> ${right}`, `${left} = ${right} AND ${left} IS NOT NULL`]);
    return { sql: `${first.sql} ${this.one(['JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN'])} ${second.sql} ON ${on}`, relations };
  }

  private relation(depth: number, named: ReadonlyMap<string, readonly Column[]>): Relation & { readonly sql: string } {
    const alias = this.alias();
    if (depth > 0 && this.chance(4)) {
      const inner = this.query(depth - 1, named, []);
      return { sql: `(${inner.sql}) ${alias}`, alias, columns: inner.columns };
    }
    if (named.size > 0 && this.chance(2)) {
      const [name, columns] = this.one([...named]);
      return { sql: `${name} ${alias}`, alias, columns };
    }
    const name = this.one(Object.keys(VIEWS));
    const prefix = named.has(name) ? 'supply_chain.' : this.one(['', 'supply_chain.', 'SUPPLY_CHAIN.', '"supply_chain".']);
    return { sql: `${prefix}${this.one([name, name.toUpperCase(), `"${name}"`])} ${this.one(['', 'AS '])}${alias}`, alias, columns: VIEWS[name]! };
  }

  private condition(depth: number, named: ReadonlyMap<string, readonly Column[]>, inReach: readonly Relation[]): string {
    switch (this.below(depth > 0 ? 8 : 5)) {
      case 0: return `${this.expression(0, named, inReach, 'integer')} ${this.one(['=', '<>', '<', '>='])} ${this.expression(0, named, inReach, 'integer')}`;
      case 1: return `${this.expression(0, named, inReach, 'text')} ${this.one(['IN', 'NOT IN'])} ('WH01', 'P1', 'S1')`;
      case 2: return `${this.expression(0, named, inReach, 'text')} IS ${this.one(['', 'NOT '])}NULL`;
      case 3: return '1 = 1 OR true';
      case 4: return `${this.expression(0, named, inReach, 'text')} LIKE '%0%'`;
      case 5: return `(${this.condition(depth - 1, named, inReach)}) ${this.one(['AND', 'OR'])} NOT (${this.condition(depth - 1, named, inReach)})`;
      case 6: return `${this.one(['', 'NOT '])}EXISTS (${this.query(depth - 1, named, inReach).sql})`;
      default: {
        const inner = this.select(depth - 1, named, [], [text(this.alias())]);
        return `${this.expression(0, named, inReach, 'text')} IN (${inner.sql})`;
      }
    }
  }

  private expression(depth: number, named: ReadonlyMap<string, readonly Column[]>, inReach: readonly Relation[], type: Column['type']): string {
    if (depth > 0 && this.chance(6)) return `(SELECT count(*) FROM (${this.query(depth - 1, named, []).sql}) ${this.alias()})${type === 'text' ? " || ''" : ''}`;
    const column = this.column(inReach, type);
    if (type === 'text') return column ? this.one([column, column, `coalesce(${column}, 'none')`, `upper(${column})`]) : "'text'";
    return column ? this.one([column, column, `(${column} + 1)`, `CASE WHEN ${column} > 5 THEN 1 ELSE 0 END`]) : '7';
  }

  private column(relations: readonly Relation[], type: Column['type']): string | undefined {
    const fitting = relations.flatMap(relation => relation.columns.filter(column => column.type === type).map(column => `${relation.alias}.${column.name}`));
    return fitting.length > 0 ? this.one(fitting) : undefined;
  }

  private parenthesized(sql: string): string {
    return sql.startsWith('WITH') ? `SELECT * FROM (${sql}) ${this.alias()}` : sql;
  }

  private alias(): string {
    this.aliases += 1;
    return `a${this.aliases}`;
  }

  private one<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  private chance(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }

  private below(bound: number): number {
    return this.value(fc.nat, { max: bound - 1 });
  }
}
