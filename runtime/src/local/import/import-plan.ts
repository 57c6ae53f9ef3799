import type { DuckDBConnection } from '@duckdb/node-api';

import { mappingTables } from '../../../../src/config/reading/mapping-tables';

import { ImportError } from './errors';
import { proposeMapping } from './propose-mapping';
import { readTable, type ImportedTable } from './read-table';
import { recognise, type ShippedMapping } from './shipped-mappings';
import { sourceFiles } from './source-files';

/** A table as it will be called. */
export interface PlannedTable extends ImportedTable {
  readonly database: string;
  readonly table: string;
  /** Columns that no view takes. */
  readonly unmapped: readonly string[];
}

/** The part of a configuration that an import proposes. */
export type ProposedData = ShippedMapping['data'];

/** What an import would do. */
export interface ImportPlan {
  readonly tables: readonly PlannedTable[];
  readonly data: ProposedData;
  /** Whose mapping it is: that of a system that was recognised, or one made of names and values. */
  readonly mapping: string;
  readonly notes: readonly string[];
  /** Queries whose results are shown when it is done. */
  readonly report: NonNullable<ShippedMapping['report']>;
}

export interface PlanOptions {
  /** A folder, or one file. */
  readonly from: string;
  /** The database that the tables lie in; a recognised mapping has its own. */
  readonly database: string;
  readonly mappings: readonly ShippedMapping[];
  /** `2026-11-24` */
  readonly today: string;
  readonly onProgress: (message: string) => void;
}

/** Data that end so many days ago are asked about as of their own last day. */
const OLD_DAYS = 60;
const MS_PER_DAY = 86_400_000;

/** Reads the files and proposes how they fill the views. Nothing is written. @throws ImportError */
export async function planImport(connection: DuckDBConnection, { from, database, mappings, today, onProgress }: PlanOptions): Promise<ImportPlan> {
  const read: ImportedTable[] = [];
  for (const [i, source] of (await sourceFiles(from)).entries()) {
    onProgress(`Reading ${source.file}`);
    read.push(await readTable(connection, source, `source_${i}`));
  }
  const recognised = recognise(read, mappings);
  const named = read.map(table => ({ ...table, ...nameIn(recognised?.names.get(table.source.table) ?? `${database}.${table.source.table}`) }));
  const proposal = recognised ? shipped(recognised.mapping, named) : proposed(named);
  const asOf = endedLongAgo(read, today) ? 'latest' : undefined;
  const tables = named.map(table => ({ ...table, unmapped: unmapped(table, proposal.data.mappings) }));
  return { ...proposal, data: { ...proposal.data, as_of: asOf }, tables };
}

type Named = ImportedTable & { readonly database: string; readonly table: string };

/** A mapping that ships, as far as its tables are there. */
function shipped(mapping: ShippedMapping, tables: readonly Named[]): Omit<ImportPlan, 'tables'> {
  const there = new Set(tables.map(({ database, table }) => `${database}.${table}`));
  const reads = (sql: string): boolean => [...mappingTables(sql).tables].every(table => there.has(table));
  const left = Object.keys(mapping.data.mappings).filter(view => !reads(mapping.data.mappings[view] ?? ''));
  const mappings = Object.fromEntries(Object.entries(mapping.data.mappings).filter(([, sql]) => reads(sql)));
  return {
    mapping: mapping.title,
    data: { ...mapping.data, mappings },
    notes: [...mapping.notes ?? [], ...(left.length > 0 ? [`Not filled, for their tables are not here: ${left.join(', ')}.`] : [])],
    report: mapping.report ?? [],
  };
}

/** A mapping of names and values. Two tables that would fill one view: the one with more columns of it does. */
function proposed(tables: readonly Named[]): Omit<ImportPlan, 'tables'> {
  const proposals = tables.flatMap(table => proposeMapping(table, `${table.database}.${table.table}`) ?? []);
  const best = new Map([...proposals].sort((a, b) => a.used.length - b.used.length).map(proposal => [proposal.view, proposal]));
  if (best.size === 0) {
    throw new ImportError('No table looks like a view: none has the key of one and two more of its columns.',
      'Write the mapping yourself: data.mappings in docs/data.md; docs/reference/data.md lists the columns of each view.');
  }
  const mappings = Object.fromEntries([...best.values()].map(({ view, sql }) => [view, sql]));
  return {
    mapping: 'proposed by the names of columns and the values in them: read it before you rely on it',
    data: { mappings }, notes: [...best.values()].flatMap(({ notes }) => notes), report: [],
  };
}

/** Columns that no mapping names. A name in SQL is one in quotes, or a word. */
function unmapped({ columns, database, table }: Named, mappings: Readonly<Record<string, string>>): string[] {
  const texts = Object.values(mappings).filter(sql => mappingTables(sql).tables.has(`${database}.${table}`));
  const words = new Set(texts.flatMap(sql => [...sql.matchAll(/"([^"]+)"|(\w+)/g)].map(([, quoted, word]) => (quoted ?? word ?? '').toLowerCase())));
  return columns.map(column => column.name).filter(name => !words.has(name.toLowerCase()));
}

function endedLongAgo(tables: readonly ImportedTable[], today: string): boolean {
  const dated = tables.flatMap(({ columns }) => columns.filter(({ kind }) => kind.type === 'date' || kind.type === 'timestamp'));
  // What is promised or valid until a day to come says nothing of when the data end.
  const newest = dated.flatMap(({ to }) => to?.slice(0, 10) ?? []).filter(day => day <= today).sort().at(-1);
  return newest !== undefined && Date.parse(today) - Date.parse(newest) > OLD_DAYS * MS_PER_DAY;
}

function nameIn(name: string): { readonly database: string; readonly table: string } {
  const [database = '', table = ''] = name.split('.');
  return { database, table };
}
