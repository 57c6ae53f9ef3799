import type { OwnColumn } from './own-column';

/**
 * A view of your own, or columns and questions for a view that ships: then nothing else is written. The guard, grants, prompts and
 * documents treat them like those that ship.
 */
export interface OwnView {
  /**
   * What the view is for, in words that people use when they ask.
   *
   * @default - that of the view that ships
   */
  readonly meaning?: string;
  /**
   * What one row is: `one row per customs declaration`.
   *
   * @default - that of the view that ships
   */
  readonly grain?: string;
  /**
   * The columns that no two rows share.
   *
   * @default - that of the view that ships
   */
  readonly key?: string[];
  /**
   * How a person's warehouses bound its rows: the column that holds the warehouse; `company` where every row belongs to everybody; or
   * `supplier_id in purchase_order_lines.supplier_id`, the rows that share a value with the permitted rows of another view.
   *
   * @default - its column warehouse_id; a view without one must say it
   * @pattern ^([a-z][a-z0-9_]*|[a-z][a-z0-9_]* in [a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)$
   * @expected a column, company, or supplier_id in purchase_order_lines.supplier_id
   */
  readonly scope?: string;
  /**
   * Questions that a query over the view answers: people are offered them to begin with. A part in square brackets that names `{warehouse}` is left
   * out where a person sees all warehouses.
   *
   * @default - those of the view that ships; none for a view of your own
   */
  readonly questions?: string[];
  /**
   * Its columns, by name: a to z, 0 to 9 and _.
   *
   * @default - those of the view that ships
   */
  readonly columns?: { [column: string]: OwnColumn };
}
