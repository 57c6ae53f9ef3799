import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { CanonicalView, ColumnType, RowScope } from '../../../../src/contract';
import type { ReadPermit, WarehouseScope } from '../../../src/access';

/** A column of the fuzzed company; `personal` ones are masked in some permits. */
type Columns = Readonly<Record<string, ColumnType>>;

const view = (name: string, rowScope: RowScope, columns: Columns): CanonicalView => ({
  name, rowScope, meaning: name, grain: 'one row per key', key: [Object.keys(columns)[0]!],
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type, meaning: column, sensitivity: 'internal' })),
});

const OF_WAREHOUSE: RowScope = { kind: 'warehouse', column: 'warehouse_id' };

/** A company with every kind of row scope, every type that queries compare exactly, and a view that is never granted. */
export const COMPANY: Readonly<Record<string, CanonicalView>> = {
  stock: view('stock', OF_WAREHOUSE, {
    warehouse_id: 'text', product_id: 'text', on_hand: 'integer', reserved: 'integer', counted: 'date', blocked: 'boolean', note: 'text',
  }),
  products: view('products', { kind: 'company' }, {
    product_id: 'text', product_name: 'text', category: 'text', unit_cost: 'integer', launched: 'date', perishable: 'boolean',
  }),
  order_lines: view('order_lines', OF_WAREHOUSE, {
    line_id: 'integer', warehouse_id: 'text', supplier_id: 'text', product_id: 'text', quantity: 'integer', ordered: 'date', received: 'date',
  }),
  suppliers: view('suppliers', { kind: 'through', column: 'supplier_id', view: 'order_lines', viewColumn: 'supplier_id' }, {
    supplier_id: 'text', supplier_name: 'text', contact_name: 'text', rating: 'integer',
  }),
  moves: view('moves', OF_WAREHOUSE, {
    move_id: 'integer', warehouse_id: 'text', product_id: 'text', moved: 'date', quantity: 'integer', worker: 'text', worker_since: 'date',
  }),
  warehouses: view('warehouses', OF_WAREHOUSE, { warehouse_id: 'text', city: 'text', capacity: 'integer' }),
  payroll: view('payroll', { kind: 'company' }, { person: 'text', salary: 'integer' }),
};

export const WAREHOUSES: readonly string[] = ['WH01', 'WH02', 'WH03', "WH'4", 'wh01', 'Überlingen', 'WH01 '];

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', date: 'DATE', timestamp: 'TIMESTAMP', boolean: 'BOOLEAN',
};

/** DuckDB with the whole company, and in the schema `main` tables of the views' names that nobody may read. */
export async function wholeCompany(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run('SET integer_division = true');
  await connection.run('CREATE SCHEMA supply_chain');
  for (const { name, columns } of Object.values(COMPANY)) {
    await connection.run(`CREATE TABLE supply_chain.${name} (${columns.map(column => `${column.name} ${TYPES[column.type]}`).join(', ')})`);
    await connection.run(`INSERT INTO supply_chain.${name} VALUES ${rowsOf(name, columns).join(', ')}`);
    await connection.run(`CREATE TABLE main.${name} AS SELECT 'TRAP' AS warehouse_id, 'TRAP' AS product_id, 'TRAP' AS supplier_id`);
  }
  return connection;
}

/** Gives a database of its own, in the same process, what the permit opens and nothing else: worked out here, and not by the guard. */
export async function addPermittedCompany(connection: DuckDBConnection, database: string, permit: ReadPermit): Promise<void> {
  await connection.run(`ATTACH ':memory:' AS ${database}`);
  await connection.run(`CREATE SCHEMA ${database}.supply_chain`);
  await connection.run(`CREATE TABLE ${database}.main.scope_ids (id VARCHAR)`);
  const ids = permit.warehouses === 'all' ? [] : permit.warehouses;
  if (ids.length > 0) await connection.run(`INSERT INTO ${database}.main.scope_ids VALUES ${ids.map(id => `(${text(id)})`).join(', ')}`);
  const inScope = (column: string) => `EXISTS (SELECT 1 FROM ${database}.main.scope_ids s WHERE s.id = ${column})`;
  for (const [name, permitted] of permit.views) {
    const { rowScope, columns } = COMPANY[name]!;
    const masked = permit.masked?.get(name) ?? [];
    const shown = columns.filter(column => permitted.includes(column.name) || masked.includes(column.name)).map(column =>
      masked.includes(column.name) ? `CAST(${column.type === 'text' ? "'***'" : 'NULL'} AS ${TYPES[column.type]}) AS ${column.name}` : `v.${column.name}`);
    if (shown.length === 0) continue;
    const where = permit.warehouses === 'all' ? 'true' : conditionOf(rowScope, inScope, permit.warehouses);
    await connection.run(`CREATE TABLE ${database}.supply_chain.${name} AS SELECT ${shown.join(', ')} FROM memory.supply_chain.${name} v WHERE ${where}`);
  }
}

function conditionOf(rowScope: RowScope, inScope: (column: string) => string, warehouses: WarehouseScope): string {
  switch (rowScope.kind) {
    case 'company': return warehouses.length > 0 ? 'true' : 'false';
    case 'warehouse': return inScope(`v.${rowScope.column}`);
    case 'through':
      return `EXISTS (SELECT 1 FROM memory.supply_chain.${rowScope.view} t WHERE t.${rowScope.viewColumn} = v.${rowScope.column} AND ${inScope('t.warehouse_id')})`;
  }
}

/** Rows from small pools of values, so that joins meet, groups have members and some values are NULL. Always the same. */
function rowsOf(name: string, columns: CanonicalView['columns']): string[] {
  const count = { products: 9, suppliers: 7, warehouses: 8, payroll: 4 }[name] ?? 26;
  return Array.from({ length: count }, (_, row) => `(${columns.map((column, place) => valueOf(column.name, column.type, row, mixed(row * 31 + place * 7 + name.length * 101))).join(', ')})`);
}

function valueOf(name: string, type: ColumnType, row: number, random: number): string {
  const nullable = !['product_name', 'line_id', 'move_id'].includes(name) && random % 11 === 0;
  if (nullable) return 'NULL';
  switch (type) {
    case 'text': return text(TEXTS[name]?.(row, random) ?? `${name} ${random % 4}`);
    case 'integer': return String(name === 'line_id' || name === 'move_id' ? row + 1 : random % 40 - 3);
    case 'date': return `DATE '2026-${String(random % 3 + 9).padStart(2, '0')}-${String(random % 28 + 1).padStart(2, '0')}'`;
    case 'boolean': return String(random % 3 === 0);
    case 'number':
    case 'timestamp': throw new Error(`The fuzzed company has no column of type ${type}.`);
  }
}

const TEXTS: Readonly<Record<string, (row: number, random: number) => string>> = {
  warehouse_id: (_row, random) => WAREHOUSES[random % WAREHOUSES.length]!,
  product_id: (_row, random) => `P${random % 8}`,
  supplier_id: (_row, random) => `S${random % 7}`,
  product_name: (_row, random) => ['Bolt', "O'Ring", '12', 'Nut %', '-7'][random % 5]!,
};

/** A number that looks like chance, of a number. */
function mixed(seed: number): number {
  const once = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  return (Math.imul(once ^ (once >>> 13), 0xc2b2ae35) >>> 8);
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
