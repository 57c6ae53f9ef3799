import { PARTITION_COLUMN, VIEWS, type CanonicalView } from '../../../contract';
import { described, rowScopeOf, WAREHOUSE_COLUMN, type ConfiguredView } from '../company-views';
import type { CrossCheck, Finding } from '../cross-check';
import type { Steps } from '../given-values';
import { mappingColumns } from '../mapping-columns';
import { meant, nearest } from '../nearest';
import type { ResolvedConfiguration } from '../resolved-configuration';

type Data = ResolvedConfiguration['data'];

/** The name of a view or a column: lower case, and the same in quotes and without. */
const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const NAME_HINT = 'Take 1 to 64 of a-z, 0-9 and _, beginning with a letter.';

/** The company's own views and columns, and the mappings that fill them. */
export const VIEW_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['data.views'],
    find: ({ data: { views } }) => Object.entries(views).flatMap(([name, own]) => [...namesOf(name, own), ...shapeOf(name, own, views)]),
  },
  {
    reads: ['data.mappings', 'data.views'],
    find: ({ data }) => Object.entries(data.mappings).flatMap(([name, sql]): Finding[] => {
      const view = described(name, data.views[name]);
      return view ? mappingFindings(view, sql) : unknownView(name, data);
    }),
  },
];

/** The names of every view that a configuration knows. */
export function viewNames({ views }: Pick<Data, 'views'>): readonly string[] {
  return [...new Set([...Object.keys(VIEWS), ...Object.keys(views)])];
}

function namesOf(name: string, own: ConfiguredView): Finding[] {
  const shipped = VIEWS[name]?.columns.map(column => column.name) ?? [];
  return [
    ...(NAME.test(name) ? [] : [finding([name], 'is no name of a view', NAME_HINT)]),
    ...Object.keys(own.columns ?? {}).flatMap(column => [
      ...(NAME.test(column) ? [] : [finding([name, 'columns', column], 'is no name of a column', NAME_HINT)]),
      ...(shipped.includes(column) ? [finding([name, 'columns', column], `is a column that ${name} has already`, 'Give your own column another name.')] : []),
      ...(column === PARTITION_COLUMN ? [finding([name, 'columns', column], 'is the name of the column that files are laid by', 'Give it another name.')] : []),
    ]),
  ];
}

/** A view that ships takes columns and questions alone; one of your own says all that the catalogue says of a view. */
function shapeOf(name: string, own: ConfiguredView, views: Data['views']): Finding[] {
  if (Object.hasOwn(VIEWS, name)) {
    const said = (['meaning', 'grain', 'key', 'scope'] as const).filter(field => own[field] !== undefined);
    return said.map(field => finding([name, field], `cannot be changed: ${name} ships with one`, 'Write columns of your own alone, or give your view another name.'));
  }
  const columns = Object.keys(own.columns ?? {});
  const missing = (['meaning', 'grain', 'key', 'columns'] as const).filter(field => (own[field] ?? undefined) === undefined);
  const key = (own.key ?? []).flatMap((column, i) => unknownColumn([name, 'key', i], column, columns));
  return [
    ...missing.map(field => finding([name, field], 'is missing', 'A view of your own says meaning, grain, key and columns.')),
    ...key, ...scopeFindings(name, own, columns, views),
  ];
}

function scopeFindings(name: string, { scope }: ConfiguredView, columns: readonly string[], views: Data['views']): Finding[] {
  if (scope === undefined) {
    if (columns.includes(WAREHOUSE_COLUMN)) return [];
    return [finding([name, 'scope'], `is missing, and ${name} has no column ${WAREHOUSE_COLUMN}`,
      'Name the column that holds the warehouse, or write company: then everybody who may query the view sees all its rows.')];
  }
  const bound = rowScopeOf(scope);
  if (bound.kind === 'company') return [];
  const unknown = unknownColumn([name, 'scope'], bound.column, columns);
  if (bound.kind === 'warehouse') return unknown;
  const through = described(bound.view, views[bound.view]);
  if (through?.rowScope.kind !== 'warehouse') return [finding([name, 'scope'], `leads to ${bound.view}, whose rows no warehouse bounds`, 'Name a view that has a column with the warehouse.')];
  return [...unknown, ...unknownColumn([name, 'scope'], bound.viewColumn, through.columns.map(each => each.name))];
}

function unknownColumn(at: Steps, column: string, columns: readonly string[]): Finding[] {
  if (columns.includes(column)) return [];
  return [finding(at, `names ${column}, which is no column there`, meant(column, columns))];
}

function unknownView(name: string, data: Data): Finding[] {
  const names = viewNames(data);
  const near = nearest(name, names);
  return [{
    keys: ['data.mappings'], at: [name], message: `maps ${name}, which is no view`,
    hint: near ? `Did you mean ${near}?` : `There are ${names.join(', ')}. A view of your own is described in data.views.`,
  }];
}

function mappingFindings({ name, columns, key, rowScope }: CanonicalView, sql: string): Finding[] {
  const given = mappingColumns(sql);
  const known = columns.map(column => column.name);
  const of = (message: string, hint: string): Finding => ({ keys: ['data.mappings'], at: [name], value: sql, message, hint });
  const strange = given.columns.filter(column => !known.includes(column)).map(column => {
    const near = nearest(column, known);
    return of(`gives ${column}, which is no column of ${name}`, `${near ? `Did you mean ${near}? ` : ''}A column of your own is described in data.views.${name}.columns.`);
  });
  const twice = [...new Set(given.columns.filter((column, i) => given.columns.indexOf(column) !== i))].map(column => of(`gives ${column} twice`, 'Give it once.'));
  const unnamed = given.unnamed.map(text => of(
    text === '*' || text.endsWith('. *') ? 'selects *' : 'gives a column without a name', 'Name every column: SELECT t.no AS order_id, …'));
  const none = given.columns.length + given.unnamed.length === 0 ? [of('is no SELECT', 'Write SELECT … AS order_id, … FROM sales.orders.')] : [];
  const scope = rowScope.kind === 'company' ? [] : [rowScope.column];
  const lacking = none.length + unnamed.length > 0 ? [] : [...new Set([...key, ...scope])].filter(column => !given.columns.includes(column));
  const needed = lacking.map(column => of(
    `gives no ${column}`, key.includes(column) ? `It is part of what tells the rows of ${name} apart.` : 'It is what bounds the rows to a person\'s warehouses.'));
  return [...none, ...unnamed, ...strange, ...twice, ...needed];
}

function finding(at: Steps, message: string, hint: string): Finding {
  return { keys: ['data.views'], at, message, hint };
}
