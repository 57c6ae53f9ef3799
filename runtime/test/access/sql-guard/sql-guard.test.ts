import { SqlGuard } from '../../../src/access';
import { COMPANY, permit } from './company';

const OPTIONS = { asOf: '2026-11-24', maxRows: 10 };

/** As the product makes it: with its own rules, patience and warming. */
const guard = new SqlGuard(COMPANY);

test('warming takes a while, by the clock of the process, and is done once', () => {
  const started = performance.now();
  const took = guard.warm();
  expect(took).toBeGreaterThan(10);
  expect(took).toBeLessThanOrEqual(performance.now() - started);
  expect(guard.warm()).toBe(took);
});

test('warming in turns teaches how tools write and how the guard prints it, to another parser too, and leaves nothing to warm', async () => {
  const learned: string[] = [];
  let turns = 0;
  const other = new SqlGuard(COMPANY);
  await other.warmInTurns(async () => { turns += 1; }, sql => learned.push(sql));
  expect(turns).toBe(2 * learned.length);
  expect(learned).toEqual(expect.arrayContaining([
    "SELECT x.k FROM x WHERE x.k IN ('a', 'b') AND x.t = 'c' AND x.u <> 'd'",
    'SELECT "x"."k" FROM "x" WHERE "x"."k" IN (\'a\', \'b\') AND "x"."t" = \'c\' AND "x"."u" <> \'d\'',
  ]));
  const started = performance.now();
  expect(other.warm()).toBeGreaterThan(performance.now() - started);
});

test('each stage refuses what is its own to refuse', () => {
  const refusals: [string, string][] = [
    ['SELECT\u0000 1', 'plain-text'], [`SELECT ${'('.repeat(17)}1${')'.repeat(17)}`, 'nesting-depth'], ['SELECT FROM', 'syntax'], ['SELECT 1; SELECT 2', 'one-select'],
    ['SELECT random()', 'allowed-functions'], ['SELECT 1 FROM customers', 'known-views'],
  ];
  for (const [sql, rule] of refusals) expect(() => guard.guard(sql, permit(['WH01']), OPTIONS)).toThrow(expect.objectContaining({ rule }));
});

test('what passes is bounded to the permit', () => {
  expect(guard.guard('SELECT on_hand FROM stock', permit(['WH01']), OPTIONS)).toEqual({
    sql: 'SELECT "on_hand" FROM (SELECT "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock" '
      + 'WHERE "warehouse_id" IN (\'WH01\')) AS "stock" LIMIT 11',
    views: ['stock'],
  });
});
