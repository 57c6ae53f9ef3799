import { VIEWS, type CanonicalView, type ViewColumn } from '../../../../src/contract';
import { quotedName } from '../../data';

import { bare, SPELLINGS } from './column-names';
import type { ImportedColumn, ImportedTable } from './read-table';

/** How one table may fill one view. */
export interface Proposal {
  readonly view: string;
  readonly sql: string;
  /** Columns of the table that the view takes. */
  readonly used: readonly string[];
  /** What a person should look at. */
  readonly notes: readonly string[];
}

/** What one warehouse is called where a table names none. */
const ONE_WAREHOUSE = 'MAIN';
/** Where a table has one promise only, it is the first one too. */
const FIRST_OF: Readonly<Record<string, string>> = { first_promised_date: 'promised_date', first_confirmed_date: 'confirmed_date' };
/** Beside its key a view must find so much of itself, or the table is another thing. */
const LEAST_COLUMNS = 2;

/** The view that a table fills best by the names of its columns and what its values are; undefined where it fills none. */
export function proposeMapping(table: ImportedTable, name: string): Proposal | undefined {
  const fits = Object.values(VIEWS).flatMap(view => {
    const found = columnsFor(view, table.columns);
    const lacking = view.key.filter(column => !found.has(column) && column !== 'warehouse_id' && column !== 'line_number');
    const beside = [...found.keys()].filter(column => !view.key.includes(column)).length;
    return lacking.length > 0 || found.size === 0 || beside < LEAST_COLUMNS ? [] : [{ view, found, share: found.size + affinity(view, table) }];
  });
  const best = fits.sort((a, b) => b.share - a.share)[0];
  return best && written(best.view, best.found, name);
}

/** A table that is called like a view is probably that view. */
function affinity(view: CanonicalView, { source }: ImportedTable): number {
  const own = bare(source.table);
  const wanted = bare(view.name);
  if (own === wanted || `${own}s` === wanted) return 10;
  return wanted.startsWith(own) || own.startsWith(wanted.replace(/s$/, '')) ? 3 : 0;
}

interface Match {
  readonly to: ViewColumn;
  readonly from: ImportedColumn;
}

/** Each column of the view with the column of the table that it is: of its name or a spelling of it, and of values that fit its type. */
function columnsFor(view: CanonicalView, columns: readonly ImportedColumn[]): ReadonlyMap<string, Match> {
  const taken = new Set<string>();
  const found = new Map<string, Match>();
  const spelt = (spellings: (to: ViewColumn) => readonly string[]): void => {
    for (const to of view.columns.filter(column => !found.has(column.name))) {
      const free = columns.filter(column => !taken.has(column.name) && takes(to, column));
      const from = spellings(to).flatMap(spelling => free.filter(column => bare(column.name) === spelling))[0];
      if (!from) continue;
      taken.add(from.name);
      found.set(to.name, { to, from });
    }
  };
  spelt(to => [bare(to.name)]);
  spelt(to => SPELLINGS[to.name] ?? []);
  for (const [first, last] of Object.entries(FIRST_OF)) {
    const to = view.columns.find(column => column.name === first);
    const only = found.get(last);
    if (to && only && !found.has(first)) found.set(first, { to, from: only.from });
  }
  return found;
}

function takes({ type }: ViewColumn, { kind }: ImportedColumn): boolean {
  switch (type) {
    case 'text': return true;
    case 'integer': return kind.type === 'integer';
    case 'number': return kind.type === 'integer' || kind.type === 'number';
    case 'date': return kind.type === 'date' || kind.type === 'timestamp';
    case 'timestamp': return kind.type === 'timestamp' || kind.type === 'date';
    case 'boolean': return kind.type === 'boolean';
  }
}

function written(view: CanonicalView, found: ReadonlyMap<string, Match>, name: string): Proposal {
  const notes: string[] = [];
  for (const [first, last] of Object.entries(FIRST_OF)) {
    if (found.has(first) && found.get(first)?.from === found.get(last)?.from) {
      notes.push(`${view.name}: the table has one ${last.replace('_', ' ')}, which is taken as the first one too. Lateness is measured against the first.`);
    }
  }
  const lines = view.columns.flatMap(column => {
    const match = found.get(column.name);
    if (match) return [`  ${cast(match)} AS ${column.name}`];
    if (column.name === 'warehouse_id' && (view.key.includes('warehouse_id') || view.rowScope.kind === 'warehouse')) {
      notes.push(`${view.name}: the table names no warehouse, so all rows lie in ${ONE_WAREHOUSE}.`);
      return [`  '${ONE_WAREHOUSE}' AS warehouse_id`];
    }
    if (column.name !== 'line_number' || !view.key.includes('line_number')) return [];
    const document = view.key.find(each => each !== 'line_number');
    const from = document === undefined ? undefined : found.get(document)?.from;
    if (!from) return [];
    notes.push(`${view.name}: the table numbers no lines, so they are numbered within each ${document}.`);
    return [`  ROW_NUMBER() OVER (PARTITION BY t.${quotedName(from.name)} ORDER BY t.${quotedName(from.name)}) AS line_number`];
  });
  return { view: view.name, sql: `SELECT\n${lines.join(',\n')}\nFROM ${name} AS t\n`, used: [...new Set([...found.values()].map(({ from }) => from.name))], notes };
}

function cast({ to, from }: Match): string {
  const column = `t.${quotedName(from.name)}`;
  if (to.type === 'text' && from.kind.type !== 'text') return `CAST(${column} AS VARCHAR)`;
  return to.type === 'date' && from.kind.type === 'timestamp' ? `CAST(${column} AS DATE)` : column;
}
