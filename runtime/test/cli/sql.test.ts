import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { run } from '../../src/cli/run';
import { claimInstance, isClaim } from '../../src/local';
import { listenOnLoopback } from '../../src/local/listen';
import { temporaryFolder } from '../local/temporary-folder';
import { sampleCompany } from '../sample-company';

import { commandHost } from './command-host';

let company: string;
beforeAll(async () => { company = await sampleCompany(); }, 120_000);

/** A working directory whose data folder holds the sample company. */
function withData(): string {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, '.scap'));
  symlinkSync(company, path.join(cwd, '.scap/company'));
  return cwd;
}

const AS_ANN = ['--persona', 'warehouse_manager', '--scope', 'warehouses=WH01'];

describe('a query that is let through', () => {
  test('gives its rows within the scope, as a table, with a note of whose they are', async () => {
    const host = commandHost({ cwd: withData() });
    expect(await run(['sql', 'SELECT warehouse_id, count(*) AS products FROM inventory_position GROUP BY 1', ...AS_ANN], host)).toBe(0);
    expect(host.written.out).toMatch(/^ {2}warehouse_id {2}products\n {2}WH01 +\d+\n$/);
    expect(host.written.err).toBe('1 row (warehouse manager, WH01, on 2026-11-24)\n');
  });

  test('gives decision, SQL, columns and rows as JSON', async () => {
    const host = commandHost({ cwd: withData() });
    expect(await run(['sql', 'SELECT warehouse_id AS w, current_date AS d FROM warehouses', '--json', ...AS_ANN], host)).toBe(0);
    expect(JSON.parse(host.written.out)).toEqual({
      decision: 'allow', reason: null, code: null, remedy: null, rule: null, views: ['warehouses'], truncated: false,
      sql: expect.stringMatching(/^SELECT "warehouse_id" AS "w", DATE '2026-11-24' AS "d" FROM \(SELECT .* WHERE "warehouse_id" IN \('WH01'\)\) AS "warehouses" LIMIT 1001$/),
      columns: [{ name: 'w', type: 'text' }, { name: 'd', type: 'date' }], rows: [['WH01', '2026-11-24']],
    });
    expect(host.written.err).toBe('');
  });

  test('that reads more rows than asked for is cut, and said to be', async () => {
    const host = commandHost({ cwd: withData() });
    await run(['sql', 'SELECT product_id FROM products ORDER BY 1', '--max-rows', '2', '--csv', 'two.csv'], host);
    expect(host.written.out).toBe('  product_id\n  P0001\n  P0002\n');
    expect(host.written.err).toBe('The first 2 rows; --max-rows N gives more (warehouse manager, all warehouses, on 2026-11-24)\nthe first 2 rows written to two.csv\n');
    expect(readFileSync(path.join(host.cwd, 'two.csv'), 'utf8')).toBe('product_id\r\nP0001\r\nP0002\r\n');
  });

  test.each([
    [['--user', 'ann'], [['WH01']]],
    [['--user', 'ann', '--scope', 'warehouses=WH02,WH03'], [['WH02'], ['WH03']]],
    [['--persona', 'warehouse manager', '--scope', 'warehouses='], []],
    [['--scope', 'warehouses=O\'Hare,nowhere'], []],
    [['--scope', 'all'], [['WH01'], ['WH02'], ['WH03'], ['WH04'], ['WH05']]],
    [['--persona', 'field_engineer'], [['WH01'], ['WH02'], ['WH03'], ['WH04'], ['WH05']]],
  ])('%j sees these warehouses', async (who, rows) => {
    const host = commandHost({ cwd: withData() });
    await run(['sql', 'SELECT warehouse_id FROM warehouses ORDER BY 1', '--json', ...who], host);
    expect(JSON.parse(host.written.out).rows).toEqual(rows);
  });

  test('and cannot run says so with a code of the engine, and an exit code of its own', async () => {
    const host = commandHost({ cwd: withData() });
    expect(await run(['sql', 'SELECT 1 / 0', '--json'], host)).toBe(8);
    expect(JSON.parse(host.written.out)).toMatchObject({ decision: 'allow', code: 'QUERY_FAILED', reason: 'The query failed (DIVISION_BY_ZERO).', rows: null });
  });

  test('is read beside a platform that runs on the folder, which stays as it is', async () => {
    const cwd = withData();
    const claim = await claimInstance({ file: path.join(cwd, '.scap/platform.json'), purpose: 'platform', clock: () => new Date() });
    if (!isClaim(claim)) throw new Error('The folder is not free.');
    const server = createServer((_request, response) => response.end(JSON.stringify({ instance: claim.record.instance, ready: true })));
    claim.publish(`http://127.0.0.1:${await listenOnLoopback(server, 0)}`);
    const host = commandHost({ cwd });
    expect(await run(['sql', 'SELECT count(*) FROM warehouses'], host)).toBe(0);
    expect(readdirSync(path.join(cwd, '.scap')).sort()).toEqual(['company', 'platform.json']);
    claim.release();
    server.close();
  });

  test('leaves the folder free', async () => {
    const host = commandHost({ cwd: withData() });
    await run(['sql', 'SELECT 1'], host);
    expect(readdirSync(path.join(host.cwd, '.scap'))).toEqual(['company']);
  });

  test('stops on Ctrl-C', async () => {
    const host = commandHost({ cwd: withData() });
    const endless = 'SELECT sum(a.closing_on_hand + b.closing_on_hand + c.closing_on_hand) FROM inventory_daily a JOIN inventory_daily b USING (warehouse_id) JOIN inventory_daily c USING (warehouse_id)';
    const running = run(['sql', endless], host);
    setTimeout(() => host.interrupt(), 500);
    expect(await running).toBe(130);
    expect(host.written.out).toBe('');
  });
});

describe('--explain', () => {
  test('prints the rewritten SQL alone, without a data folder', async () => {
    const host = commandHost({ cwd: temporaryFolder() });
    expect(await run(['sql', '--explain', 'select supplier_id from suppliers', '--persona', 'procurement_specialist', '--scope', 'all'], host)).toBe(0);
    expect(host.written.out).toMatch(/^SELECT "supplier_id" FROM \(SELECT .* FROM "supply_chain"\."suppliers"\) AS "suppliers" LIMIT 1001\n$/);
    expect(host.written.err).toBe('');
    expect(readdirSync(host.cwd)).toEqual([]);
  });

  test('tells the same as JSON, with the day that was given', async () => {
    const host = commandHost({ cwd: temporaryFolder() });
    expect(await run(['sql', '--explain', '--json', '--as-of', '2025-02-01', 'SELECT current_date AS d'], host)).toBe(0);
    expect(JSON.parse(host.written.out)).toEqual({
      decision: 'allow', reason: null, code: null, remedy: null, rule: null, sql: "SELECT DATE '2025-02-01' AS \"d\" LIMIT 1001",
      views: [], columns: [], rows: null, truncated: false,
    });
  });

  test('asks the catalogue of another company', async () => {
    const host = commandHost({ cwd: temporaryFolder() });
    writeFileSync(path.join(host.cwd, 'own.yaml'), [
      'data:', '  as_of: 2018-02-01', '  mappings:', '    products: SELECT item_no AS product_id, description AS product_name FROM erp.items', '',
    ].join('\n'));
    expect(await run(['sql', '--explain', '--config', 'own.yaml', 'SELECT product_id, current_date FROM products'], host)).toBe(0);
    expect(host.written.out).toContain('FROM (SELECT "item_no" AS "product_id", "description" AS "product_name" FROM "erp"."items") AS "products"');
    expect(host.written.out).toContain("DATE '2018-02-01'");
  });
});

describe('a query that is refused', () => {
  test('gives a sentence with its remedy, exit code 3, and nothing on standard output', async () => {
    const host = commandHost({ cwd: temporaryFolder() });
    expect(await run(['sql', '--explain', 'DROP TABLE products'], host)).toBe(3);
    expect(host.written.out).toBe('');
    expect(host.written.err).toMatch(/^scap: .*SELECT.*\n$/);
  });

  test('gives a decision as JSON, the same for a view that is not granted and one that does not exist', async () => {
    const decisions = [];
    for (const name of ['suppliers', 'nonesuch']) {
      const host = commandHost({ cwd: temporaryFolder() });
      expect(await run(['sql', '--explain', '--json', `SELECT 1 FROM ${name}`, ...AS_ANN], host)).toBe(3);
      decisions.push(host.written.out);
    }
    expect(decisions[0]).toBe(decisions[1]);
    expect(JSON.parse(decisions[0]!)).toMatchObject({ decision: 'refuse', code: 'QUERY_REFUSED', rule: 'known-views', sql: null, rows: null, truncated: false });
  });
});

describe('where the query stands', () => {
  test.each([
    [['-'], { input: 'SELECT 1 AS x' }],
    [[], { input: 'SELECT 1 AS x' }],
    [['--file', 'query.sql'], {}],
    [['--file', '-'], { input: 'SELECT 1 AS x' }],
  ])('%j', async (argv, changes) => {
    const host = commandHost({ cwd: temporaryFolder(), ...changes });
    writeFileSync(path.join(host.cwd, 'query.sql'), 'SELECT 1 AS x\n;\n');
    expect(await run(['sql', '--explain', ...argv], host)).toBe(0);
    expect(host.written.out).toBe('SELECT 1 AS "x" LIMIT 1001\n');
  });

  test('a file of two statements is refused', async () => {
    const host = commandHost({ cwd: temporaryFolder() });
    writeFileSync(path.join(host.cwd, 'two.sql'), 'SELECT 1; SELECT 2');
    expect(await run(['sql', '--explain', '--file', 'two.sql'], host)).toBe(3);
  });

  test.each([
    [['SELECT 1', '--file', 'x.sql'], 'The query is given twice.'],
    [['--file', 'none.sql'], 'none.sql cannot be read.'],
    [[], 'There is no query. Try: scap sql "SELECT'],
    [['SELECT 1', '--scope', 'WH01'], '"WH01" is no scope. Write --scope warehouses=WH01'],
    [['SELECT 1', '--scope', 'warehouses=WH01,,WH02'], 'is no scope.'],
    [['SELECT 1', '--persona', 'warehouse_manger'], 'There is no persona "warehouse_manger". Did you mean warehouse_manager?'],
    [['SELECT 1', '--user', 'bne'], 'There is no sample user "bne".'],
    [['SELECT 1', '--as-of', '2026-02-30'], '"2026-02-30" is no day.'],
    [['SELECT 1', '--max-rows', '0'], 'Rows are a whole number from 1 to 100000.'],
    [['--batch', 'x.jsonl', '--csv', 'x.csv'], 'A batch has no table for --csv.'],
  ])('%j is wrong usage', async (argv, sentence) => {
    const host = commandHost({ cwd: temporaryFolder() });
    expect(await run(['sql', '--explain', ...argv], host)).toBe(2);
    expect(host.written.err).toContain(sentence);
  });
});

describe('--batch', () => {
  const batch = async (lines: readonly string[], argv: readonly string[] = ['--explain']) => {
    const host = commandHost({ cwd: argv.includes('--explain') ? temporaryFolder() : withData() });
    writeFileSync(path.join(host.cwd, 'batch.jsonl'), lines.join('\n'));
    const exitCode = await run(['sql', '--batch', 'batch.jsonl', ...argv], host);
    return { exitCode, decisions: host.written.out.trimEnd().split('\n').map(line => JSON.parse(line)), host };
  };

  test('prints a decision a line, in order, with the id of each', async () => {
    const { exitCode, decisions } = await batch([
      '{"id": "a", "sql": "SELECT count(*) AS n FROM warehouses"}', '', '{"id": 2, "sql": "SELECT 1 FROM customers"}', '{"id": "c", "sql": "SELECT 1 / 0"}',
    ], AS_ANN);
    expect(exitCode).toBe(0);
    expect(decisions).toMatchObject([
      { id: 'a', line: 1, decision: 'allow', rows: [[1]], code: null },
      { id: 2, line: 3, decision: 'refuse', rows: null, code: 'QUERY_REFUSED', rule: 'known-views' },
      { id: 'c', line: 4, decision: 'allow', rows: null, code: 'QUERY_FAILED' },
    ]);
  });

  test('takes persona and scope from the line, where it has them', async () => {
    const { decisions } = await batch([
      '{"id": 1, "sql": "SELECT 1 FROM suppliers", "persona": "procurement_specialist", "scope": "warehouses=WH02"}',
      '{"id": 2, "sql": "SELECT 1 FROM suppliers"}',
      '{"id": 3, "sql": "SELECT 1", "persona": "nobody"}',
    ]);
    expect(decisions[0].sql).toContain("('WH02')");
    expect(decisions.map(each => each.decision)).toEqual(['allow', 'refuse', 'refuse']);
    expect(decisions[2]).toMatchObject({ code: 'USAGE', reason: 'There is no persona "nobody".' });
  });

  test('gives a line that holds no query a decision with its number, goes on, and ends with exit code 2', async () => {
    const { exitCode, decisions } = await batch(['{"id": "a", "sql": 7}', '{broken', '["SELECT 1"]', '{"id": "d", "sql": "SELECT 1"}', '{"id": "e", "sql": ""}']);
    expect(exitCode).toBe(2);
    expect(decisions).toMatchObject([
      { id: 'a', line: 1, decision: 'refuse', code: 'BAD_LINE', reason: 'Line 1 is no object with a text "sql".' },
      { id: null, line: 2, decision: 'refuse', code: 'BAD_LINE', reason: 'Line 2 is not JSON.' },
      { id: null, line: 3, decision: 'refuse', code: 'BAD_LINE' },
      { id: 'd', line: 4, decision: 'allow' },
      { id: 'e', line: 5, decision: 'refuse', code: 'QUERY_REFUSED' },
    ]);
  });

  test('stops on Ctrl-C', async () => {
    const host = commandHost({ cwd: temporaryFolder(), input: '{"id": 1, "sql": "SELECT 1"}' });
    host.interrupt();
    expect(await run(['sql', '--explain', '--batch', '-'], host)).toBe(130);
  });
});
