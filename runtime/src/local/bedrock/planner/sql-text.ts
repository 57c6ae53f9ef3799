import type { ColumnRef, Join } from './reach';

/** A SELECT over one view and what is joined to it, before it is text. */
export interface SelectPlan {
  readonly schema: string;
  readonly view: string;
  /** Expressions with the names of their columns. */
  readonly columns: readonly { readonly sql: string; readonly alias: string }[];
  readonly joins: readonly Join[];
  readonly where: readonly string[];
  readonly groupBy: readonly string[];
  readonly orderBy: readonly string[];
  readonly limit?: number;
}

/** The table alias of the planned view. */
const MAIN = 't';

/** The references of one query as SQL, and the joins that they came to need. */
export class ColumnWriter {
  private readonly needed: Join[] = [];

  /** A column with the alias of its table. */
  readonly of = ({ column, join }: ColumnRef): string => {
    if (join && !this.needed.some(({ view }) => view.name === join.view.name)) this.needed.push(join);
    return `${join ? aliasOf(join, this.needed) : MAIN}.${column.name}`;
  };

  get joins(): readonly Join[] {
    return this.needed;
  }
}

/** The SELECT as text, in Trino's dialect. */
export function selectSql(plan: SelectPlan): string {
  const lines = [
    `SELECT ${plan.columns.map(({ sql, alias }) => `${sql} AS ${alias}`).join(', ')}`,
    `FROM ${tableSql(plan.schema, plan.view)} AS ${MAIN}`,
    ...plan.joins.map(join => {
      const alias = aliasOf(join, plan.joins);
      return `LEFT JOIN ${tableSql(plan.schema, join.view.name)} AS ${alias} ON ${alias}.${join.key} = ${MAIN}.${join.key}`;
    }),
    ...(plan.where.length > 0 ? [`WHERE ${plan.where.join('\n  AND ')}`] : []),
    ...(plan.groupBy.length > 0 ? [`GROUP BY ${plan.groupBy.join(', ')}`] : []),
    ...(plan.orderBy.length > 0 ? [`ORDER BY ${plan.orderBy.join(', ')}`] : []),
    ...(plan.limit === undefined ? [] : [`LIMIT ${plan.limit}`]),
  ];
  return lines.join('\n');
}

function tableSql(schema: string, view: string): string {
  return schema === '' ? view : `${schema}.${view}`;
}

function aliasOf(join: Join, joins: readonly Join[]): string {
  return `j${joins.findIndex(({ view }) => view.name === join.view.name) + 1}`;
}
