import type { DuckDBConnection } from '@duckdb/node-api';
import { QueryRefusedError, SqlGuard } from '../../../src/access';
import { BYPASSES } from './bypass-list';
import { COMPANY, GUARD, guarded, permit, rowsOf, wholeCompany } from './company';

const refusal = (sql: string): { rule: string; message: string; remedy: string } => {
  try {
    const passed = guarded(sql);
    return { rule: 'PASSED', message: passed, remedy: '' };
  } catch (thrown) {
    if (!(thrown instanceof QueryRefusedError)) throw thrown;
    return { rule: thrown.rule, message: thrown.message, remedy: thrown.remedy };
  }
};

describe('what is refused, and by which rule', () => {
  test.each(BYPASSES.map(([sql, rule]) => ({ title: JSON.stringify(sql).slice(0, 80), sql, rule })))('$title', ({ sql, rule }) => {
    expect(refusal(sql)).toMatchObject({ rule });
  });
});

describe('a refusal', () => {
  test('is the same, byte for byte, for a view that is not permitted and for one that does not exist', () => {
    expect(refusal('SELECT * FROM customers')).toEqual(refusal('SELECT * FROM nowhere_at_all'));
    expect(refusal('SELECT 1 FROM stock s JOIN supply_chain.customers c ON true')).toEqual(refusal('SELECT 1 FROM stock s JOIN supply_chain.x c ON true'));
    expect(refusal('SELECT * FROM customers')).toEqual({
      rule: 'known-views',
      message: 'The query reads a view that is not among those it can read. (line 1, character 15)',
      remedy: 'Read only: products, stock, suppliers, order_lines.',
    });
  });

  test('is the same, byte for byte, for a column that is not permitted and for one that does not exist', () => {
    expect(refusal('SELECT on_hand, secret_note FROM stock')).toEqual(refusal('SELECT on_hand, n FROM stock'));
    expect(refusal('SELECT on_hand, secret_note FROM stock')).toEqual({
      rule: 'known-columns',
      message: 'The query names a column that is not in reach at this place. (line 1, character 17)',
      remedy: 'Columns in reach: stock (warehouse_id, product_id, on_hand, as_of_date).',
    });
  });

  test('repeats nothing of the query', () => {
    for (const sql of ['SELECT zebra FROM stock', 'SELECT * FROM zebra', 'SELECT zebra(1)', "SELECT CAST('zebra' AS zebra)", 'SELECT zebra zebra zebra', "SELECT DATE 'zebra'"]) {
      expect(JSON.stringify(refusal(sql))).not.toContain('zebra');
    }
  });

  test('has a code, a status and says that trying again does not help', () => {
    expect(() => guarded('DROP TABLE stock')).toThrow(expect.objectContaining({
      code: 'QUERY_REFUSED', status: 400, retryable: false, remedy: 'Write exactly one SELECT, which may begin with WITH.',
    }));
  });
});

describe('time', () => {
  const options = { asOf: '2026-11-24', maxRows: 10 };

  test('a query that is not understood in time is refused, and leaves the guard as it was', () => {
    // A clock on which time passes by being looked at.
    let [time, step] = [0, 0];
    const guard = new SqlGuard(COMPANY, { milliseconds: 1_000, now: () => time += step });
    guard.warm();
    step = 50;
    expect(() => guard.guard(INTRICATE, permit('all'), options)).toThrow(expect.objectContaining({ rule: 'parse-time' }));
    step = 0;
    expect(guard.guard(INTRICATE, permit('all'), options).views).toEqual(['stock']);
  });

  test('long flat queries are decided, whatever their length', () => {
    const long = (joint: string) => `SELECT 1 FROM stock WHERE ${Array.from({ length: 700 }, () => 'on_hand = 1').join(joint)}`;
    expect(guarded(long(' AND '))).toContain('AND "on_hand" = 1');
    expect(guarded(long(' OR '))).toContain('OR "on_hand" = 1');
    expect(guarded(`SELECT ${Array.from({ length: 1_400 }, () => '1').join(' + ')}`)).toContain('1 + 1');
    expect(guarded(Array.from({ length: 100 }, () => 'SELECT on_hand FROM stock').join(' UNION ALL '))).toContain('UNION ALL');
  });
});

/** Takes the parser some hundred thousand steps. */
const INTRICATE = `SELECT ${'coalesce(((SELECT '.repeat(3)}on_hand${')), 1)'.repeat(3)} FROM stock`;

describe('what passes and must not leak: a reader of WH01 on the whole company', () => {
  let company: DuckDBConnection;
  beforeAll(async () => {
    company = await wholeCompany();
  });

  test.each([
    ['SELECT * FROM stock WHERE 1 = 1 OR 1 = 1'],
    ["SELECT * FROM stock WHERE warehouse_id = 'WH02' OR true"],
    ["SELECT * FROM stock UNION ALL SELECT * FROM stock WHERE warehouse_id = 'WH02'"],
    ['SELECT * FROM stock -- WHERE warehouse_id = \'WH01\'\n'],
    ['SELECT * FROM stock /* ) OR 1=1 -- */ WHERE on_hand > -1'],
    ['SELECT * FROM "STOCK"'],
    ['SELECT "Stock".* FROM AwsDataCatalog.Supply_Chain.StOcK'],
    ['WITH stock AS (SELECT * FROM supply_chain.stock) SELECT * FROM stock'],
    ['WITH stock AS (SELECT * FROM stock) SELECT * FROM stock'],
    ['WITH with_1 AS (SELECT * FROM stock), with_2 AS (SELECT * FROM with_1) SELECT * FROM with_2'],
    ['SELECT b.* FROM stock a, stock b'],
    ['SELECT a.* FROM products p LEFT JOIN stock a ON a.product_id = p.product_id'],
    ['SELECT b.* FROM stock a FULL JOIN stock b ON false'],
    ['SELECT * FROM stock s WHERE EXISTS (SELECT 1 FROM stock t WHERE t.warehouse_id <> s.warehouse_id) OR true'],
    ["SELECT (SELECT max(warehouse_id) FROM stock), 'P1', 1, 1"],
    ['SELECT max(warehouse_id) OVER (), product_id, on_hand, as_of_date FROM stock'],
    ['SELECT warehouse_id, warehouse_id, count(*), 1 FROM stock GROUP BY warehouse_id HAVING true'],
    ['SELECT * FROM stock AS customers'],
    ['SELECT * FROM (SELECT * FROM stock) AS stock (warehouse_id, x, y, z)'],
    ['SELECT * FROM stock WHERE product_id IN (SELECT product_id FROM stock) ORDER BY warehouse_id DESC'],
    ['((SELECT * FROM stock))'],
    ["SELECT * FROM stock WHERE ')' = ')' OR '--' = '--'"],
  ])('%s', async sql => {
    const text = JSON.stringify(await rowsOf(company, guarded(sql)));
    expect(text).toContain('WH01');
    expect(text).not.toMatch(/WH02|WH'3|TRAP|99|[a-f]"]/);
  });

  test('reads no row of a view that is scoped through another view', async () => {
    expect(await rowsOf(company, guarded('SELECT supplier_name FROM suppliers'))).toEqual([['Acme']]);
  });

  test('reads the rows of the whole company where a view belongs to it', async () => {
    expect(await rowsOf(company, guarded('SELECT product_id FROM products ORDER BY 1'))).toEqual([['P1'], ['P2'], ['P3']]);
  });

  test('without a warehouse, nothing is there, not even what belongs to the whole company', async () => {
    for (const name of ['stock', 'products', 'suppliers']) expect(await rowsOf(company, guarded(`SELECT * FROM ${name}`, []))).toEqual([]);
  });

  test('with all warehouses, every row is there, also one without a warehouse', async () => {
    expect(await rowsOf(company, guarded('SELECT count(*) FROM stock', 'all'))).toEqual([['6']]);
  });

  test('a warehouse whose id holds a quotation mark is a value and nothing else', async () => {
    expect(await rowsOf(company, guarded('SELECT warehouse_id, on_hand FROM stock', ["WH'3"]))).toEqual([["WH'3", '3']]);
    expect(await rowsOf(company, guarded('SELECT * FROM stock', ["x') OR ('1'='1"]))).toEqual([]);
  });

  test('a permit may name views and columns that the catalogue does not have: they stay unknown', () => {
    const wide = { views: new Map([['ghost', ['a']], ['stock', ['on_hand', 'ghost']]]), warehouses: ['WH01'] };
    const run = (sql: string) => GUARD.guard(sql, wide, { asOf: '2026-11-24', maxRows: 10 }).sql;
    expect(() => run('SELECT * FROM ghost')).toThrow(QueryRefusedError);
    expect(() => run('SELECT ghost FROM stock')).toThrow(QueryRefusedError);
    expect(run('SELECT * FROM stock')).toBe(
      'SELECT * FROM (SELECT "on_hand" FROM "supply_chain"."stock" WHERE "warehouse_id" IN (\'WH01\')) AS "stock" LIMIT 11',
    );
  });

  test('a name that every object has is no view', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const odd = { views: new Map([[name, ['name']]]), warehouses: 'all' as const };
      expect(() => GUARD.guard(`SELECT * FROM ${name}`, odd, { asOf: '2026-11-24', maxRows: 10 })).toThrow(QueryRefusedError);
    }
    expect(permit('all').views.size).toBe(4);
  });
});
