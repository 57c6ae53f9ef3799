import type { CanonicalView, ColumnType, ViewColumn } from '../../../../src/contract';
import { literal } from '../../data';
import type { ReadPermit } from '../permit';
import type { ScopeCondition } from './row-scope';

/** The schema of all canonical views. */
export const SCHEMA = 'supply_chain';

/** The views of a company, and how those that a mapping makes are made. */
export interface Catalogue {
  readonly views: Readonly<Record<string, CanonicalView>>;
  readonly sources: ReadonlyMap<string, ViewSource>;
}

/** The SELECT over a company's own tables that makes a view, parsed and proved. */
export interface ViewSource {
  /** In canonical form, on the day of the question. */
  readonly sql: string;
  /** The view's columns that it gives; the others are null. */
  readonly columns: ReadonlySet<string>;
}

/** A view as one permit shows it. */
export interface ReadableView {
  readonly name: string;
  /** The permitted columns, in the catalogue's order. */
  readonly columns: readonly ReadableColumn[];
  /** What stands for the view in a guarded query: its permitted columns and rows, in parentheses. */
  readonly subquery: string;
}

export interface ReadableColumn {
  readonly name: string;
  /** It shows no value: a text reads `***`, all else is null. */
  readonly masked: boolean;
}

/** The views that a permit opens, by name. A view without a permitted column, or outside the catalogue, is not among them. */
export function readableViews(catalogue: Catalogue, permit: ReadPermit, condition: ScopeCondition): ReadonlyMap<string, ReadableView> {
  const readable = new Map<string, ReadableView>();
  for (const [name, permitted] of permit.views) {
    const view = Object.hasOwn(catalogue.views, name) ? catalogue.views[name] : undefined;
    const masked = permit.masked?.get(name) ?? [];
    const columns = view?.columns.filter(column => permitted.includes(column.name) || masked.includes(column.name)) ?? [];
    if (!view || columns.length === 0) continue;
    const shown = columns.map(column => ({ name: column.name, masked: !permitted.includes(column.name) }));
    const printed = columns.map((column, index) => shown[index]!.masked ? mask(column) : valueOf(column, catalogue.sources.get(name)));
    const where = conditionOf(view, condition, catalogue);
    readable.set(name, { name, columns: shown, subquery: `(${select(printed, view, where, catalogue)})` });
  }
  return readable;
}

/** A name as the guard prints it. Names of the catalogue and those that pass `plain-identifiers` hold no quotation mark. */
export function quoted(name: string): string {
  return `"${name}"`;
}

/** The condition that bounds a view's rows to the scope; none where all rows count. */
function conditionOf(view: CanonicalView, condition: ScopeCondition, catalogue: Catalogue): string | undefined {
  const { rowScope, columns } = view;
  if (rowScope.kind === 'company') return condition.of(undefined);
  if (condition.of(quoted(rowScope.column)) === undefined) return undefined;
  // Rows whose warehouse nobody has recorded are nobody's.
  if (columns.some(({ name, absent }) => absent && name === rowScope.column)) return 'FALSE';
  const column = asText(rowScope.column, view, catalogue);
  if (rowScope.kind === 'warehouse') return condition.of(column);
  const through = Object.hasOwn(catalogue.views, rowScope.view) ? catalogue.views[rowScope.view] : undefined;
  // A catalogue that leads nowhere, or round in a circle, opens nothing.
  if (through?.rowScope.kind !== 'warehouse') return 'FALSE';
  const inner = conditionOf(through, condition, catalogue);
  return inner === 'FALSE' ? inner : `${column} IN (${select([asText(rowScope.viewColumn, through, catalogue)], through, inner, catalogue)})`;
}

/** A company's own tables may number their warehouses; a scope names them. */
function asText(column: string, view: CanonicalView, { sources }: Catalogue): string {
  return sources.has(view.name) ? `CAST(${quoted(column)} AS VARCHAR)` : quoted(column);
}

/** A view that the company does not fill has no rows, and no table. */
function select(columns: readonly string[], view: CanonicalView, condition: string | undefined, { sources }: Catalogue): string {
  const source = sources.get(view.name);
  if (!source && view.columns.every(({ absent }) => absent)) return `SELECT ${columns.join(', ')} WHERE FALSE`;
  const from = source ? `(${source.sql}) AS ${quoted(view.name)}` : `${quoted(SCHEMA)}.${quoted(view.name)}`;
  return `SELECT ${columns.join(', ')} FROM ${from}${condition === undefined ? '' : ` WHERE ${condition}`}`;
}

/** Whatever a company's own tables hold, a column has the type of the catalogue. */
function valueOf({ name, type, absent }: ViewColumn, source: ViewSource | undefined): string {
  if (!absent && !source) return quoted(name);
  return `CAST(${absent || !source?.columns.has(name) ? 'NULL' : quoted(name)} AS ${SQL_TYPES[type]}) AS ${quoted(name)}`;
}

function mask({ name, type }: ViewColumn): string {
  return `CAST(${type === 'text' ? literal('text', '***') : 'NULL'} AS ${SQL_TYPES[type]}) AS ${quoted(name)}`;
}

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', date: 'DATE', timestamp: 'TIMESTAMP', boolean: 'BOOLEAN',
};
