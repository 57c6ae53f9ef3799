import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { CanonicalView, ColumnType, RowScope } from '../../../../src/contract';
import type { ReadPermit, WarehouseScope } from '../../../src/access';
import { SqlGuard } from '../../../src/access';

const view = (name: string, rowScope: RowScope, columns: Readonly<Record<string, ColumnType>>): CanonicalView => ({
  name, rowScope, meaning: name, grain: 'one row per key', key: [Object.keys(columns)[0]!],
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type, meaning: column, sensitivity: 'internal' })),
});

/** A company of two and a half warehouses, small enough to know by heart. */
export const COMPANY: Readonly<Record<string, CanonicalView>> = {
  products: view('products', { kind: 'company' }, { product_id: 'text', product_name: 'text', unit_cost: 'number' }),
  stock: view('stock', { kind: 'warehouse', column: 'warehouse_id' }, {
    warehouse_id: 'text', product_id: 'text', on_hand: 'integer', as_of_date: 'date', secret_note: 'text',
  }),
  suppliers: view('suppliers', { kind: 'through', column: 'supplier_id', view: 'order_lines', viewColumn: 'supplier_id' }, {
    supplier_id: 'text', supplier_name: 'text',
  }),
  order_lines: view('order_lines', { kind: 'warehouse', column: 'warehouse_id' }, {
    line_id: 'integer', supplier_id: 'text', warehouse_id: 'text', quantity: 'integer', buyer: 'text', buyer_age: 'integer',
  }),
  customers: view('customers', { kind: 'company' }, { customer_id: 'text', email: 'text' }),
};

const ROWS: Readonly<Record<string, readonly string[]>> = {
  products: ["'P1', 'Bolt', 2.5", "'P2', 'Nut', 1", "'P3', NULL, 4"],
  stock: [
    "'WH01', 'P1', 10, DATE '2026-11-23', 'a'", "'WH01', 'P2', 0, DATE '2026-11-23', 'b'", "'WH02', 'P1', 70, DATE '2026-11-23', 'c'",
    "'WH02', 'P3', 5, DATE '2026-11-22', 'd'", "'WH''3', 'P2', 3, DATE '2026-11-22', 'e'", "NULL, 'P1', 99, DATE '2026-11-22', 'f'",
  ],
  suppliers: ["'S1', 'Acme'", "'S2', 'Best'", "'S3', 'Core'"],
  order_lines: ["1, 'S1', 'WH01', 5, 'Ann', 41", "2, 'S1', 'WH02', 7, 'Bo', 52", "3, 'S2', 'WH02', 9, NULL, NULL", "4, 'S3', NULL, 1, 'Cy', 23"],
  customers: ["'C1', 'one@example.com'"],
};

/** What the columns are in DuckDB. */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', date: 'DATE', timestamp: 'TIMESTAMP', boolean: 'BOOLEAN',
};

/** What a reader of these warehouses may query: four views, without the customers and without the secret note, the buyers of lines masked. */
export function permit(warehouses: WarehouseScope): ReadPermit {
  return {
    views: new Map([
      ['products', ['product_id', 'product_name', 'unit_cost']],
      ['stock', ['warehouse_id', 'product_id', 'on_hand', 'as_of_date']],
      ['suppliers', ['supplier_id', 'supplier_name']],
      ['order_lines', ['line_id', 'supplier_id', 'warehouse_id', 'quantity']],
    ]),
    masked: new Map([['order_lines', ['buyer', 'buyer_age']]]),
    warehouses,
  };
}

/** With patience for a busy machine: how long a query takes is tested elsewhere, by a clock of the test's own. */
export const GUARD = new SqlGuard(COMPANY, { milliseconds: 60_000, now: () => performance.now() });

/** The query as the guard prints it for a reader of these warehouses on 2026-11-24. */
export function guarded(sql: string, warehouses: WarehouseScope = ['WH01'], maxRows = 1_000): string {
  return GUARD.guard(sql, permit(warehouses), { asOf: '2026-11-24', maxRows }).sql;
}

/** The whole company in DuckDB, and a main schema with a trap: tables of the views' names that nobody may read. */
export async function wholeCompany(): Promise<DuckDBConnection> {
  const connection = await emptyDatabase();
  for (const each of Object.values(COMPANY)) {
    await connection.run(`CREATE TABLE supply_chain.${each.name} (${each.columns.map(column => `${column.name} ${SQL_TYPES[column.type]}`).join(', ')})`);
    await connection.run(`INSERT INTO supply_chain.${each.name} VALUES ${ROWS[each.name]!.map(row => `(${row})`).join(', ')}`);
    await connection.run(`CREATE TABLE main.${each.name} AS SELECT 'TRAP' AS warehouse_id, 'TRAP' AS product_id, 'TRAP' AS supplier_id`);
  }
  return connection;
}

/** A company that consists of what the permit opens, worked out by hand and not by the guard. */
export async function permittedCompany(warehouses: WarehouseScope): Promise<DuckDBConnection> {
  const connection = await wholeCompany();
  for (const name of Object.keys(COMPANY)) await connection.run(`DROP TABLE main.${name}`);
  await connection.run('DROP TABLE supply_chain.customers');
  await connection.run('ALTER TABLE supply_chain.stock DROP COLUMN secret_note');
  await connection.run("UPDATE supply_chain.order_lines SET buyer = '***', buyer_age = NULL");
  if (warehouses === 'all') return connection;
  await connection.run('CREATE TABLE scope (id VARCHAR)');
  for (const id of warehouses) await connection.run(`INSERT INTO scope VALUES ('${id.replaceAll("'", "''")}')`);
  await connection.run('DELETE FROM supply_chain.stock WHERE NOT EXISTS (SELECT 1 FROM scope WHERE id = warehouse_id)');
  await connection.run('DELETE FROM supply_chain.order_lines WHERE NOT EXISTS (SELECT 1 FROM scope WHERE id = warehouse_id)');
  await connection.run('DELETE FROM supply_chain.suppliers s WHERE NOT EXISTS (SELECT 1 FROM supply_chain.order_lines l WHERE l.supplier_id = s.supplier_id)');
  if (warehouses.length === 0) await connection.run('DELETE FROM supply_chain.products');
  return connection;
}

async function emptyDatabase(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET integer_division = true');
  await connection.run('CREATE SCHEMA supply_chain');
  return connection;
}

/** The rows of a query, values as text. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<(string | null)[][]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRows().map(row => row.map(value => value === null ? null : String(value)));
}
