import { QueryRefusedError } from '../../../src/access';
import { prove as proveIn } from '../../../src/access/sql-guard/proof';
import { readableViews } from '../../../src/access/sql-guard/readable-views';
import { scopeCondition } from '../../../src/access/sql-guard/row-scope';
import { RULES } from '../../../src/access/sql-guard/rules';
import { SqlParser } from '../../../src/access/sql-guard/sql-parser';
import { TimeLimit } from '../../../src/access/sql-guard/time-limit';
import { COMPANY, guarded, permit } from './company';

const parser = new SqlParser(RULES);
const readable = readableViews({ views: COMPANY, sources: new Map() }, permit(['WH01']), scopeCondition(['WH01']));
const subqueries = new Set([...readable.values()].map(view => view.subquery));
const prove = (sql: string) => proveIn(sql, { subqueries }, RULES.syntax, parser, new TimeLimit(60_000, () => performance.now()));
const STOCK = '(SELECT "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock" WHERE "warehouse_id" IN (\'WH01\'))';

test('what the guard prints is proved', () => {
  expect(() => prove(guarded('WITH a AS (SELECT * FROM stock) SELECT * FROM a JOIN suppliers ON true'))).not.toThrow();
});

test.each([
  ['a base table by itself', 'SELECT "on_hand" FROM "supply_chain"."stock" LIMIT 11'],
  ['a base table by its bare name', 'SELECT "on_hand" FROM "stock" LIMIT 11'],
  ['a base table of another schema', 'SELECT "on_hand" FROM "main"."stock" LIMIT 11'],
  ['a scoped subquery without its condition', `SELECT "on_hand" FROM ${STOCK.replace(' WHERE "warehouse_id" IN (\'WH01\')', '')} AS "stock" LIMIT 11`],
  ['a scoped subquery of another warehouse', `SELECT "on_hand" FROM ${STOCK.replace('WH01', 'WH02')} AS "stock" LIMIT 11`],
  ['a scoped subquery with a wider condition', `SELECT "on_hand" FROM ${STOCK.replace(/\)$/, ' OR TRUE)')} AS "stock" LIMIT 11`],
  ['a scoped subquery with one more column', `SELECT "on_hand" FROM ${STOCK.replace('"as_of_date"', '"as_of_date", "secret_note"')} AS "stock" LIMIT 11`],
  ['a base table beside a scoped subquery', `SELECT 1 FROM ${STOCK} AS "stock", "supply_chain"."stock" AS "b" LIMIT 11`],
  ['a base table in a condition', `SELECT 1 FROM ${STOCK} AS "stock" WHERE EXISTS (SELECT 1 FROM "supply_chain"."stock") LIMIT 11`],
  ['a view that is not permitted', 'SELECT 1 FROM (SELECT "customer_id", "email" FROM "supply_chain"."customers") AS "customers" LIMIT 11'],
  ['text that is not in canonical form', `SELECT  "on_hand" FROM ${STOCK} AS "stock" LIMIT 11`],
  ['a query of WITH by a name that the guard does not give', 'WITH "scope_1" AS (SELECT 1 AS "id") SELECT "id" FROM "scope_1" AS "s" LIMIT 11'],
  ['a name like those of the guard', 'WITH "xwith_1" AS (SELECT 1 AS "id") SELECT "id" FROM "xwith_1" AS "s" LIMIT 11'],
  ['a name that goes on', 'WITH "with_1x" AS (SELECT 1 AS "id") SELECT "id" FROM "with_1x" AS "s" LIMIT 11'],
  ['one bad name of several', 'WITH "with_1" AS (SELECT 1 AS "id"), "b" AS (SELECT 1 AS "id") SELECT 1 FROM "with_1" AS "s" LIMIT 11'],
  ['a base table beside a query of WITH', 'WITH "with_1" AS (SELECT 1 AS "id") SELECT 1 FROM "with_1" AS "a", "supply_chain"."stock" AS "b" LIMIT 11'],
  ['a base table of a schema that is named like a query of WITH', 'WITH "with_1" AS (SELECT 1 AS "id") SELECT 1 FROM "with_1"."stock" AS "a" LIMIT 11'],
  ['a name that WITH gives elsewhere', 'WITH "with_1" AS (SELECT 1 AS "x") SELECT "x" FROM "with_2" AS "a" LIMIT 11'],
  ['text with a comment', `SELECT "on_hand" FROM ${STOCK} AS "stock" LIMIT 11 -- end`],
  ['a second statement', 'SELECT 1 LIMIT 11; SELECT 2'],
  ['syntax that no rule lets through', 'SELECT "a" FROM LATERAL (SELECT 1 AS "a") AS "t" ("a") LIMIT 11'],
])('%s is not proved', (_what, sql) => {
  expect(() => prove(sql)).toThrow(QueryRefusedError);
});

test('more than nine queries of WITH are proved', () => {
  const named = Array.from({ length: 12 }, (_, index) => `"with_${index + 1}" AS (SELECT 1 AS "x")`).join(', ');
  expect(() => prove(`WITH ${named} SELECT "x" FROM "with_12" AS "a" LIMIT 11`)).not.toThrow();
});

test('what is not proved is the guard\'s own fault, and says so', () => {
  expect(() => prove('SELECT "on_hand" FROM "supply_chain"."stock" LIMIT 11')).toThrow(expect.objectContaining({
    rule: 'proof', message: 'The query could not be bounded to what it may read, so it does not run.',
    remedy: 'Write it more plainly, and report it to whoever runs the platform: this should not happen.',
  }));
});

describe('a large scope', () => {
  const scopeRelation = '"scope_1" ("id") AS (VALUES (\'WH01\'), (\'WH02\'))';
  const bounded = (sql: string) =>
    proveIn(sql, { subqueries, scopeRelation }, RULES.syntax, parser, new TimeLimit(60_000, () => performance.now()));

  test('stands first, with exactly the generated text', () => {
    expect(() => bounded(`WITH ${scopeRelation} SELECT 1 FROM ${STOCK} AS "stock" LIMIT 11`)).not.toThrow();
    expect(() => bounded(`WITH ${scopeRelation}, "with_1" AS (SELECT 1 AS "x") SELECT 1 FROM "with_1" AS "a" LIMIT 11`)).not.toThrow();
  });

  test.each([
    ['missing', 'SELECT 1 LIMIT 11'],
    ['of one more warehouse', `WITH ${scopeRelation.replace('(\'WH02\')', '(\'WH02\'), (\'WH03\')')} SELECT 1 LIMIT 11`],
    ['behind another query', `WITH "with_1" AS (SELECT 1 AS "x"), ${scopeRelation} SELECT 1 LIMIT 11`],
    ['read by the query itself', `WITH ${scopeRelation} SELECT "id" FROM "scope_1" AS "s" LIMIT 11`],
  ])('is not proved where it is %s', (_what, sql) => {
    expect(() => bounded(sql)).toThrow(expect.objectContaining({ rule: 'proof' }));
  });
});
