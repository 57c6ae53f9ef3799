import type { SqlType } from './sql-type';

/** A column in reach. */
export interface Column {
  /** The alias or name of the relation that brings it; absent for output columns and those merged by USING. */
  readonly relation?: string;
  /** Absent where an expression was given no name: nothing can refer to it. */
  readonly name?: string;
  readonly type: SqlType;
}

/** The columns that an expression can name; those of the queries around it where it has none of that name itself. */
export class Scope {
  constructor(readonly columns: readonly Column[], readonly outer?: Scope) {}

  /** All columns that the name may mean, of the innermost query that has one. */
  find(relation: string | undefined, name: string): readonly Column[] {
    const found = this.columns.filter(column => column.name === name && (relation === undefined || column.relation === relation));
    return found.length > 0 || !this.outer ? found : this.outer.find(relation, name);
  }
}

/** Columns as a query gives them: no relation's any more. */
export function outputs(columns: readonly Column[]): readonly Column[] {
  return columns.map(({ name, type }) => ({ name, type }));
}

/** The columns of base tables: `schema.table` in lower case. */
export type Tables = ReadonlyMap<string, readonly Column[]>;
/** The columns of the queries that WITH has named. */
export type NamedQueries = ReadonlyMap<string, readonly Column[]>;
