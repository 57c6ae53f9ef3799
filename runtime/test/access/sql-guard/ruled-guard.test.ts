import type { GuardPatience } from '../../../src/access';
import { SqlGuard } from '../../../src/access';
import { COMPANY, GUARD, guarded, permit } from './company';

const OPTIONS = { asOf: '2026-11-24', maxRows: 10 };
const refused = (rule: string) => expect.objectContaining({ rule });

/** A guard on a clock of the test's own: so many milliseconds pass each time that somebody looks. */
function clocked(patience: number): { readonly guard: SqlGuard; step: number; looks: number } {
  const clock = { step: 0, looks: 0, time: 0 };
  const now: GuardPatience['now'] = () => {
    clock.looks += 1;
    clock.time += clock.step;
    return clock.time;
  };
  return Object.assign(clock, { guard: new SqlGuard(COMPANY, { milliseconds: patience, now }) });
}

test('a query is bounded, printed and proved, and one row more is fetched than is shown', () => {
  expect(GUARD.guard('SELECT p.product_id FROM stock s, products p WHERE s.product_id = p.product_id AND as_of_date = current_date', permit(['WH01']), OPTIONS)).toEqual({
    sql: 'SELECT "p"."product_id" FROM (SELECT "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock" '
      + 'WHERE "warehouse_id" IN (\'WH01\')) "s", (SELECT "product_id", "product_name", "unit_cost" FROM "supply_chain"."products") "p" '
      + 'WHERE "s"."product_id" = "p"."product_id" AND "as_of_date" = DATE \'2026-11-24\' LIMIT 11',
    views: ['products', 'stock'],
  });
});

test('each stage refuses what is its own to refuse', () => {
  const refusals: [string, string][] = [
    ['SELECT\u0000 1', 'plain-text'], [`SELECT ${'('.repeat(17)}1${')'.repeat(17)}`, 'nesting-depth'], ['SELECT FROM', 'syntax'], ['SELECT 1; SELECT 2', 'one-select'],
    ['SELECT random()', 'allowed-functions'], ['SELECT 1 FROM customers', 'known-views'],
  ];
  for (const [sql, rule] of refusals) expect(() => guarded(sql)).toThrow(refused(rule));
});

test('a large scope is named before all others', () => {
  const many = Array.from({ length: 201 }, (_, index) => `W${index}`);
  expect(guarded('SELECT 1', many)).toMatch(/^WITH "scope_1" \("id"\) AS \(VALUES \('W0'\), .*, \('W200'\)\) SELECT 1 LIMIT 1001$/);
  expect(guarded('WITH a AS (SELECT 1 AS x), b AS (SELECT 2 AS y) SELECT x, y FROM a, b', many)).toMatch(
    /^WITH "scope_1" \("id"\) AS \(VALUES .*\), "with_1" AS \(SELECT 1 AS "x"\), "with_2" AS \(SELECT 2 AS "y"\) SELECT "x", "y" FROM "with_1" AS "a", "with_2" AS "b" LIMIT 1001$/,
  );
});

test('what becomes too long for the engine is refused, counted in bytes', () => {
  const long = (sign: string) => Array.from({ length: 200 }, (_, index) => `${sign.repeat(900)}${index}`);
  expect(() => guarded('SELECT on_hand FROM stock', long('W'))).not.toThrow();
  expect(() => guarded('SELECT on_hand FROM stock', long('é'))).toThrow(expect.objectContaining({
    rule: 'printed-length', message: 'The query becomes too long for the engine when each view in it is bounded to the rows that it may read.',
    remedy: 'Read each view once, by WITH, and use that several times.',
  }));
});

test('warming is done once, by the first query if nobody else does, and tells what it took', () => {
  const clock = clocked(1_000);
  clock.step = 1;
  const took = clock.guard.warm();
  const { looks } = clock;
  expect(took).toBeGreaterThan(10);
  expect(took).toBeLessThan(looks + 1);
  expect(clock.guard.warm()).toBe(took);
  expect(clock.looks).toBe(looks);
});

test('a query gets the time that is allowed, or as much as warming took', () => {
  const slow = clocked(1);
  slow.step = 1;
  slow.guard.warm();
  expect(() => slow.guard.guard('SELECT on_hand FROM stock', permit('all'), OPTIONS)).not.toThrow();
  const hurried = clocked(1);
  hurried.guard.warm();
  hurried.step = 1;
  expect(() => hurried.guard.guard('SELECT coalesce((SELECT coalesce(((SELECT on_hand)), 1)), 1) FROM stock', permit('all'), OPTIONS)).toThrow(refused('parse-time'));
});
