import type { DuckDBConnection } from '@duckdb/node-api';
import { QueryRefusedError, SqlGuard } from '../../../src/access';
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
  test.each([
    // Not one SELECT
    ['', 'one-select'],
    [';', 'syntax'],
    ['SELECT 1; SELECT 2', 'one-select'],
    ['SELECT 1; DROP TABLE supply_chain.stock', 'one-select'],
    ['DROP TABLE stock', 'one-select'],
    ['DELETE FROM stock', 'one-select'],
    ["INSERT INTO stock VALUES ('WH01')", 'one-select'],
    ['UPDATE stock SET on_hand = 0', 'one-select'],
    ['TRUNCATE TABLE stock', 'one-select'],
    ['CREATE TABLE t AS SELECT * FROM stock', 'one-select'],
    ['CREATE VIEW t AS SELECT * FROM stock', 'one-select'],
    ['MERGE INTO stock USING products ON true WHEN MATCHED THEN DELETE', 'one-select'],
    ['EXPLAIN SELECT 1', 'one-select'],
    ['EXPLAIN ANALYZE SELECT * FROM stock', 'one-select'],
    ['SHOW TABLES', 'one-select'],
    ['SHOW COLUMNS FROM stock', 'one-select'],
    ['SHOW STATS FOR (SELECT * FROM stock)', 'one-select'],
    ['DESCRIBE stock', 'one-select'],
    ['PREPARE q FROM SELECT 1', 'one-select'],
    ['EXECUTE q', 'one-select'],
    ["EXECUTE IMMEDIATE 'SELECT 1'", 'one-select'],
    ["CALL system.runtime.kill_query('x')", 'one-select'],
    ['SET SESSION a = 1', 'one-select'],
    ['GRANT SELECT ON stock TO x', 'one-select'],
    ["UNLOAD (SELECT 1) TO 's3://bucket' WITH (format = 'PARQUET')", 'syntax'],
    ["COPY stock TO 'x.csv'", 'syntax'],
    ["ATTACH 'x.db'", 'syntax'],
    ['PRAGMA database_list', 'syntax'],
    ['INSTALL httpfs', 'syntax'],
    ['this is no SQL', 'syntax'],
    ['SELECT * FROM', 'syntax'],
    ["SELECT 'open", 'syntax'],
    ['SELECT * FROM stock WHERE warehouse_id = $1', 'syntax'],
    ['SELECT $$WH02$$', 'syntax'],
    ['SELECT 1::varchar', 'syntax'],
    ['FROM stock SELECT *', 'syntax'],
    ['SELECT * EXCLUDE (on_hand) FROM stock', 'syntax'],
    ['SELECT 1 FROM stock USING SAMPLE 10', 'syntax'],
    ['SELECT * FROM stock QUALIFY row_number() OVER () = 1', 'syntax'],
    // Ways to rows or results that are not plain
    ['TABLE stock', 'understood-syntax'],
    ['SELECT * FROM (TABLE stock) t', 'understood-syntax'],
    ['VALUES (1)', 'understood-syntax'],
    ['SELECT * FROM UNNEST(ARRAY[1, 2]) t (x)', 'understood-syntax'],
    ['SELECT * FROM stock, LATERAL (SELECT stock.on_hand)', 'one-select'],
    ['SELECT * FROM stock CROSS JOIN UNNEST(ARRAY[1])', 'understood-syntax'],
    ["SELECT * FROM TABLE(system.query('SELECT 1'))", 'understood-syntax'],
    ['SELECT * FROM TABLE(sequence(1, 1000000000))', 'understood-syntax'],
    ["SELECT * FROM query('SELECT * FROM supply_chain.customers')", 'syntax'],
    ["SELECT * FROM read_parquet('stock.parquet')", 'syntax'],
    ["SELECT * FROM read_csv('/etc/passwd')", 'syntax'],
    ["SELECT * FROM 'stock.parquet'", 'syntax'],
    ['SELECT * FROM "stock.parquet"', 'plain-identifiers'],
    ['SELECT * FROM stock TABLESAMPLE BERNOULLI (50)', 'understood-syntax'],
    ["SELECT * FROM stock FOR TIMESTAMP AS OF TIMESTAMP '2026-01-01 00:00:00'", 'understood-syntax'],
    ['SELECT * FROM stock FOR VERSION AS OF 1', 'understood-syntax'],
    ['SELECT * FROM stock MATCH_RECOGNIZE (PATTERN (a) DEFINE a AS true)', 'understood-syntax'],
    ["SELECT * FROM JSON_TABLE('[]', 'lax $' COLUMNS (a integer))", 'understood-syntax'],
    ['WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT * FROM t', 'understood-syntax'],
    ['WITH FUNCTION f() RETURNS integer RETURN 1 SELECT f()', 'understood-syntax'],
    ["USING EXTERNAL FUNCTION f(x INT) RETURNS INT LAMBDA 'f' SELECT f(1)", 'syntax'],
    ['SELECT * FROM stock NATURAL JOIN products', 'understood-syntax'],
    ['SELECT sum(on_hand) OVER w FROM stock WINDOW w AS (PARTITION BY product_id)', 'understood-syntax'],
    ['SELECT * FROM stock FETCH FIRST 5 ROWS WITH TIES', 'understood-syntax'],
    ['SELECT product_id FROM stock GROUP BY CUBE (product_id)', 'understood-syntax'],
    ['SELECT product_id FROM stock GROUP BY DISTINCT product_id', 'understood-syntax'],
    ["SELECT listagg(product_id, ',') WITHIN GROUP (ORDER BY product_id) FROM stock", 'understood-syntax'],
    ['SELECT sum(on_hand ORDER BY on_hand) FROM stock', 'understood-syntax'],
    ['SELECT lag(on_hand) IGNORE NULLS OVER (ORDER BY on_hand) FROM stock', 'understood-syntax'],
    ['SELECT ARRAY[1]', 'understood-syntax'],
    ['SELECT (1, 2)', 'understood-syntax'],
    ['SELECT count_if(x -> x > 1) FROM stock', 'understood-syntax'],
    ['SELECT (stock).on_hand FROM stock', 'understood-syntax'],
    ['SELECT on_hand AT TIME ZONE \'UTC\' FROM stock', 'understood-syntax'],
    ['SELECT * FROM stock WHERE on_hand > ALL (SELECT 1)', 'one-select'],
    ['SELECT * FROM stock WHERE on_hand = ?', 'understood-syntax'],
    ['SELECT current_user', 'understood-syntax'],
    ['SELECT current_catalog', 'understood-syntax'],
    ['SELECT current_schema', 'understood-syntax'],
    ['SELECT current_timestamp', 'understood-syntax'],
    ['SELECT localtimestamp', 'understood-syntax'],
    ["SELECT X'00'", 'understood-syntax'],
    ["SELECT * FROM stock WHERE warehouse_id = U&'WH\\0030\\0032'", 'understood-syntax'],
    // Functions
    ['SELECT now()', 'allowed-functions'],
    ['SELECT random()', 'allowed-functions'],
    ['SELECT uuid()', 'allowed-functions'],
    ["SELECT getenv('HOME')", 'allowed-functions'],
    ["SELECT read_text('/etc/passwd')", 'allowed-functions'],
    ["SELECT current_setting('home_directory')", 'allowed-functions'],
    ['SELECT version()', 'allowed-functions'],
    ["SELECT repeat('x', 1000000000)", 'allowed-functions'],
    ['SELECT sequence(1, 1000000000)', 'allowed-functions'],
    ["SELECT query('SELECT 1')", 'allowed-functions'],
    ['SELECT COLUMNS(on_hand) FROM stock', 'allowed-functions'],
    ['SELECT system.count(1)', 'allowed-functions'],
    ['SELECT "sys"."count"(1)', 'allowed-functions'],
    ["SELECT date_diff('month', as_of_date, as_of_date) FROM stock", 'allowed-functions'],
    ['SELECT date_trunc(product_id, as_of_date) FROM stock', 'allowed-functions'],
    ['SELECT extract(dow FROM as_of_date) FROM stock', 'allowed-functions'],
    // Types and literals
    ['SELECT CAST(product_id AS json) FROM stock', 'plain-types'],
    ['SELECT CAST(product_id AS varchar(2)) FROM stock', 'plain-types'],
    ['SELECT CAST(product_id AS supply_chain_stock) FROM stock', 'plain-types'],
    ["SELECT DATE 'today'", 'plain-literals'],
    ["SELECT DATE '2026-02-30'", 'plain-literals'],
    ["SELECT json '{}'", 'plain-literals'],
    ["SELECT e'\\x41'", 'plain-literals'],
    ['SELECT 0x1F', 'plain-literals'],
    ["SELECT INTERVAL '1-2' YEAR TO MONTH", 'understood-syntax'],
    // Names
    ['SELECT * FROM customers', 'known-views'],
    ['SELECT * FROM nowhere', 'known-views'],
    ['SELECT * FROM information_schema.tables', 'known-views'],
    ['SELECT * FROM duckdb_tables', 'known-views'],
    ['SELECT * FROM sqlite_master', 'known-views'],
    ['SELECT * FROM main.stock', 'known-views'],
    ['SELECT * FROM memory.supply_chain.stock', 'known-views'],
    ['SELECT * FROM awsdatacatalog.other.stock', 'known-views'],
    ['SELECT * FROM "supply_chain"."customers"', 'known-views'],
    ['SELECT 1 FROM stock WHERE EXISTS (SELECT 1 FROM customers)', 'known-views'],
    ['SELECT (SELECT max(email) FROM customers) FROM stock', 'known-views'],
    ['SELECT 1 UNION ALL SELECT 1 FROM customers', 'known-views'],
    ['WITH a AS (SELECT * FROM b), b AS (SELECT 1 x) SELECT * FROM a', 'known-views'],
    ['SELECT * FROM (WITH hidden AS (SELECT 1 x) SELECT * FROM hidden) t, hidden', 'known-views'],
    ['SELECT * FROM "stock$files"', 'plain-identifiers'],
    ['SELECT "$path" FROM stock', 'plain-identifiers'],
    ['SELECT * FROM "stоck"', 'plain-identifiers'], // a Cyrillic о
    ['SELECT * FROM stоck', 'syntax'],
    ['SELECT * FROM ｓｔｏｃｋ', 'syntax'],
    ['SELECT * FROM `stock`', 'understood-syntax'],
    ['SELECT * FROM U&"st\\006Fck"', 'syntax'],
    ['SELECT "a""b" FROM stock', 'plain-identifiers'],
    ['SELECT secret_note FROM stock', 'known-columns'],
    ['SELECT nothing FROM stock', 'known-columns'],
    ['SELECT rowid FROM stock', 'known-columns'],
    ['SELECT s FROM stock s', 'known-columns'],
    ['SELECT s.secret_note FROM stock s', 'known-columns'],
    ['SELECT customers.email FROM stock', 'known-columns'],
    ['SELECT customers.* FROM stock', 'known-columns'],
    ['SELECT on_hand FROM stock WHERE secret_note = \'a\'', 'known-columns'],
    ['SELECT on_hand FROM stock ORDER BY secret_note', 'known-columns'],
    ['SELECT count(*) FROM stock GROUP BY secret_note', 'known-columns'],
    ['SELECT sum(on_hand) OVER (ORDER BY secret_note) FROM stock', 'known-columns'],
    ['SELECT count(*) FILTER (WHERE secret_note IS NULL) FROM stock', 'known-columns'],
    ['SELECT 1 FROM stock a JOIN stock b ON a.secret_note = b.secret_note', 'known-columns'],
    ['SELECT 1 FROM stock a JOIN stock b USING (secret_note)', 'known-columns'],
    ['SELECT x.secret_note FROM (SELECT * FROM stock) x', 'known-columns'],
    ['WITH x AS (SELECT * FROM stock) SELECT secret_note FROM x', 'known-columns'],
    ['SELECT 1 FROM products p WHERE EXISTS (SELECT 1 FROM stock s WHERE s.product_id = p.secret_note)', 'known-columns'],
    ['SELECT product_id AS p FROM stock GROUP BY p', 'known-columns'],
    ['SELECT product_id FROM stock, products', 'known-columns'],
    ['SELECT supply_chain.stock.on_hand FROM stock', 'clear-names'],
    ['WITH a AS (SELECT 1 x), a AS (SELECT 2 x) SELECT * FROM a', 'clear-names'],
    ['SELECT a FROM stock AS s (a)', 'clear-names'],
    ['SELECT 1 UNION SELECT 1, 2', 'clear-names'],
    // Bombs
    [`SELECT ${'1 + '.repeat(6_000)}1`, 'text-length'],
    [`SELECT ${'1,'.repeat(1_600)}1`, 'token-count'],
    [`SELECT ${'(SELECT 1), '.repeat(30)}1`, 'select-count'],
    [`SELECT ${'coalesce(((SELECT '.repeat(6)}1${')), 1)'.repeat(6)}, ${'coalesce(((SELECT '.repeat(3)}1${')), 1)'.repeat(3)}`, 'nesting-depth'],
    [`SELECT ${'('.repeat(40)}1${')'.repeat(40)}`, 'nesting-depth'],
    [`SELECT ${'('.repeat(4_000)}`, 'token-count'],
    [`SELECT ${'NOT '.repeat(500)} true`, 'nesting-depth'],
    [`SELECT ${'- '.repeat(500)} 1`, 'nesting-depth'],
    [`${'SELECT ('.repeat(9)}SELECT 1${')'.repeat(9)}`, 'select-count'],
    [`${'SELECT * FROM ('.repeat(9)}SELECT 1 x${') t'.repeat(9)}`, 'select-depth'],
    [`SELECT ${'CASE WHEN true THEN '.repeat(30)}1${' END'.repeat(30)}`, 'nesting-depth'],
    ['SELECT\u0000 1', 'plain-text'],
    ['SELECT 1 /* \u202E */', 'plain-text'],
  ].map(([sql = '', rule]) => ({ title: JSON.stringify(sql).slice(0, 80), sql, rule })))('$title', ({ sql, rule }) => {
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
    expect(guarded(Array.from({ length: 300 }, () => 'SELECT on_hand FROM stock').join(' UNION ALL '))).toContain('UNION ALL');
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
