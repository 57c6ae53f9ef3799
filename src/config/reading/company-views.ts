import { VIEWS, type CanonicalView, type ColumnType, type RowScope, type Sensitivity, type ViewColumn } from '../../contract';
import { mappingColumns } from './mapping-columns';
import type { ResolvedConfiguration } from './resolved-configuration';

/** What a configuration says of the company's views. */
export type ConfiguredViews = Pick<ResolvedConfiguration['data'], 'mappings' | 'views'>;
export type ConfiguredView = ConfiguredViews['views'][string];
type ConfiguredColumn = NonNullable<ConfiguredView['columns']>[string];

const TYPES: readonly ColumnType[] = ['text', 'integer', 'number', 'date', 'timestamp', 'boolean'];
const SENSITIVITIES: readonly Sensitivity[] = ['public', 'internal', 'personal'];

/** The column by which rows are bounded where nobody says another. */
export const WAREHOUSE_COLUMN = 'warehouse_id';

/**
 * The views that differ from those that ship, by name: views of the company's own, views with columns of its own, and views that are made of
 * its own tables, of which columns that the mapping does not give are absent. A configuration that is not sound gives what of it can be read.
 */
export function companyViews({ mappings, views }: ConfiguredViews): Record<string, CanonicalView> {
  const names = [...new Set([...Object.keys(views), ...Object.keys(mappings)])];
  return Object.fromEntries(names.flatMap((name): [string, CanonicalView][] => {
    const view = described(name, views[name]);
    const sql = mappings[name];
    return view ? [[name, sql === undefined ? view : mapped(view, sql)]] : [];
  }));
}

/** A view of the company's own, or one that ships with the company's columns; undefined where neither is described. */
export function described(name: string, own: ConfiguredView | undefined): CanonicalView | undefined {
  const shipped = Object.hasOwn(VIEWS, name) ? VIEWS[name] : undefined;
  const columns = Object.entries(own?.columns ?? {}).map(([column, each]) => columnOf(column, each));
  const questions = own?.questions ? { questions: own.questions } : {};
  if (shipped) return { ...shipped, columns: [...shipped.columns, ...columns], ...questions };
  return own && {
    name, meaning: own.meaning ?? '', grain: own.grain ?? '', key: own.key ?? [], rowScope: rowScopeOf(own.scope ?? WAREHOUSE_COLUMN), columns, ...questions,
  };
}

/** A scope as it is written: `company`, a column, or `supplier_id in purchase_order_lines.supplier_id`. */
export function rowScopeOf(scope: string): RowScope {
  const [, column, view, viewColumn] = /^(\w+) in (\w+)\.(\w+)$/.exec(scope) ?? [];
  if (column !== undefined && view !== undefined && viewColumn !== undefined) return { kind: 'through', column, view, viewColumn };
  return scope === 'company' ? { kind: 'company' } : { kind: 'warehouse', column: scope };
}

function columnOf(name: string, { type, unit, meaning, sensitivity }: ConfiguredColumn): ViewColumn {
  return {
    name,
    type: TYPES.find(each => each === type) ?? 'text',
    ...(unit === undefined ? {} : { unit }),
    meaning,
    sensitivity: SENSITIVITIES.find(each => each === sensitivity) ?? 'internal',
  };
}

/** What the mapping does not give is absent. Its files are laid as the company lays them. */
function mapped({ filedByMonthOf: _, ...view }: CanonicalView, sql: string): CanonicalView {
  const given = new Set(mappingColumns(sql).columns);
  const columns = view.columns.map((column): ViewColumn => (given.has(column.name) ? column : { ...column, absent: true }));
  return { ...view, columns, source: sql.trim().replace(/;$/, '') };
}
