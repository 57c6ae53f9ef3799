/** Who may see a column: everybody, everybody in the company, or nobody without an explicit grant. */
export type Sensitivity = 'public' | 'internal' | 'personal';

/** `integer` is BIGINT, `number` DOUBLE, `text` VARCHAR, in Trino and in DuckDB. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'timestamp' | 'boolean';

/** A column of a canonical view. */
export interface ViewColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** `base units`, `days`, `company currency`, `m3`, …; absent where there is none. */
  readonly unit?: string;
  /** What it says, in words that people use when they ask. */
  readonly meaning: string;
  readonly sensitivity: Sensitivity;
  /** The company's tables do not hold it: whoever reads it reads NULL, and nobody is offered it for a query. */
  readonly absent?: true;
}

/**
 * How an identity's warehouses bound a view's rows: by a column of its own, through the rows of another view that share
 * `column` with it, or not at all because the rows belong to the whole company.
 */
export type RowScope =
  | { readonly kind: 'warehouse'; readonly column: string }
  | { readonly kind: 'through'; readonly column: string; readonly view: string; readonly viewColumn: string }
  | { readonly kind: 'company' };

/**
 * The column of files that lie month by month, `views/<view>/month=2026-11/`. It belongs to the files, not to the view: no view has a column of
 * this name, so that no query can mean it.
 */
export const PARTITION_COLUMN = 'month';

/** A view that tools, prompts, permissions and the guard speak of, whatever tables lie under it. */
export interface CanonicalView {
  readonly name: string;
  /** What the view is for, in words that people use when they ask. */
  readonly meaning: string;
  /** What one row is: `one row per warehouse and product`. */
  readonly grain: string;
  readonly key: readonly string[];
  readonly rowScope: RowScope;
  readonly columns: readonly ViewColumn[];
  /** The date column by whose month the files of a large view lie in folders of their own; absent where they lie together. */
  readonly filedByMonthOf?: string;
  /**
   * The SELECT that makes the view of a company's own tables, in Trino's dialect over `database.table`: the guard reads it in the view's place.
   * Absent where a table of the view's own name holds its rows.
   */
  readonly source?: string;
  /** Questions that a query over this view answers. A part in square brackets that names {warehouse} is left out where the scope names none. */
  readonly questions?: readonly string[];
}
