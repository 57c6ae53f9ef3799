import type { CanonicalView } from '../../../../../src/contract';
import { RULES } from '../../../../src/access/sql-guard/rules';
import { mappedView } from '../../../../src/access/sql-guard/sources/mapped-view';
import { SqlParser } from '../../../../src/access/sql-guard/sql-parser';
import { TimeLimit } from '../../../../src/access/sql-guard/time-limit';
import { COMPANY } from '../company';

const parser = new SqlParser(RULES);
const mapped = (sql: string, view: CanonicalView = COMPANY.suppliers!) => mappedView(view, sql, RULES.syntax, parser, new TimeLimit(Infinity, () => 0));
const refused = (message: string) =>
  expect.objectContaining({ code: 'BAD_MAPPING', view: 'suppliers', message: `The mapping of the view suppliers cannot be used: ${message}` });

test.each<[string, string, string[]]>([
  ['select supplier_id from erp.lieferant', 'SELECT "supplier_id" FROM "erp"."lieferant"', ['supplier_id']],
  ['SELECT l."Nr (a)" AS supplier_id, l.supplier_name FROM "Erp 1"."L-1" l', 'SELECT "l"."nr (a)" AS "supplier_id", "l"."supplier_name" FROM "erp 1"."l-1" "l"',
    ['supplier_id', 'supplier_name']],
  ['WITH l AS (SELECT no FROM erp.lieferant) SELECT no AS supplier_id FROM l', 'WITH "l" AS (SELECT "no" FROM "erp"."lieferant") SELECT "no" AS "supplier_id" FROM "l"', ['supplier_id']],
  ['(SELECT a AS supplier_id FROM e.x) UNION ALL SELECT b FROM e.y', '(SELECT "a" AS "supplier_id" FROM "e"."x") UNION ALL SELECT "b" FROM "e"."y"', ['supplier_id']],
])('%s stands as it is printed', (sql, printed, columns) => {
  expect(mapped(sql)('2026-11-24')).toEqual({ sql: printed, columns: new Set(columns) });
});

test('the day of the question stands for current_date, wherever it stands', () => {
  const view = mapped('SELECT supplier_id FROM erp.l WHERE since <= current_date AND current_date < until');
  expect(view('2026-11-24').sql).toBe('SELECT "supplier_id" FROM "erp"."l" WHERE "since" <= DATE \'2026-11-24\' AND DATE \'2026-11-24\' < "until"');
  expect(view('2026-11-25').sql).toContain("DATE '2026-11-25'");
});

test('a view of the whole company needs its key, one that is bounded its rows\' column as well', () => {
  expect(mapped('SELECT product_id FROM e.p', COMPANY.products)('2026-11-24').columns).toEqual(new Set(['product_id']));
  const lines = (sql: string) => () => mapped(sql, COMPANY.order_lines);
  expect(lines('SELECT line_id FROM e.l')).toThrow('it does not give warehouse_id.');
  expect(lines('SELECT warehouse_id FROM e.l')).toThrow('it does not give line_id.');
  expect(lines('SELECT line_id, warehouse_id FROM e.l')).not.toThrow();
});

test.each([
  ['SELECT supplier_id FROM l', 'it names a table otherwise than by database and table. (line 1, character 25)'],
  ['SELECT supplier_id FROM a.b.l', 'it names a table otherwise than by database and table. (line 1, character 25)'],
  ['WITH l AS (SELECT 1 FROM e.l) SELECT supplier_id FROM x', 'it names a table otherwise than by database and table. (line 1, character 55)'],
  ['WITH a AS (SELECT 1 FROM e.l) SELECT supplier_id FROM a.e.l', 'it names a table otherwise than by database and table. (line 1, character 55)'],
  ['SELECT * FROM e.l', 'a column of it has no name. (line 1, character 8)'],
  ['SELECT l.* FROM e.l', 'a column of it has no name. (line 1, character 8)'],
  ['SELECT 1 FROM e.l', 'a column of it has no name. (line 1, character 8)'],
  ['TABLE e.l', 'The query uses syntax that is not allowed here. (line 1, character 1)'],
  ['SELECT x AS nickname FROM e.l', 'it gives a column nickname, which the view does not have. (line 1, character 8)'],
  ['SELECT a AS supplier_id, b AS supplier_id FROM e.l', 'it gives the column supplier_id twice. (line 1, character 26)'],
  ['SELECT supplier_name FROM e.l', 'it does not give supplier_id.'],
  ['SELECT now() AS supplier_id FROM e.l', 'The query asks for the time of the clock. (line 1, character 8)'],
  ['SELECT `a` AS supplier_id FROM e.l', 'The query uses syntax that is not allowed here. (line 1, character 8)'],
  ['SELECT 1a AS supplier_id FROM e.l', 'The query uses syntax that is not allowed here. (line 1, character 8)'],
  [`SELECT ${'a'.repeat(256)} AS supplier_id FROM e.l`, 'A name stands without double quotes that needs them. (line 1, character 8)'],
  [`SELECT "${'a'.repeat(256)}" AS supplier_id FROM e.l`, 'A name stands without double quotes that needs them. (line 1, character 8)'],
  [`SELECT ${'('.repeat(11)}1${')'.repeat(11)} AS supplier_id FROM e.l`, 'The query nests parentheses and CASE more than 10 deep. (line 1, character 18)'],
])('%s cannot stand for the view', (sql, message) => {
  expect(() => mapped(sql)).toThrow(refused(message));
});

test('what is refused says what helps, and where it comes from', () => {
  expect(() => mapped('SELECT x AS nickname FROM e.l')).toThrow(expect.objectContaining({
    remedy: 'The view has supplier_id, supplier_name.', cause: expect.objectContaining({ code: 'QUERY_REFUSED', rule: 'mapping' }),
  }));
});

test('names are as long as the engines take them, and may hold quotation marks', () => {
  for (const name of ['a'.repeat(255), `"${'é'.repeat(255)}"`, '"a ""b"" c"', '_x1']) expect(() => mapped(`SELECT ${name} AS supplier_id FROM e.l`)).not.toThrow();
});

test('what is wrong besides the query stays what it is', () => {
  expect(() => mappedView(COMPANY.suppliers!, 'SELECT 1', [{ id: 'broken', check: () => {
    throw new TypeError('broken');
  } }], parser, new TimeLimit(Infinity, () => 0))).toThrow(TypeError);
});
