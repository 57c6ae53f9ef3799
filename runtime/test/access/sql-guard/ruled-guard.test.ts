import type { CanonicalView } from '../../../../src/contract';
import type { GuardPatience } from '../../../src/access';
import type { Rules } from '../../../src/access/sql-guard/rule';
import { RuledGuard } from '../../../src/access/sql-guard/ruled-guard';
import { RULES } from '../../../src/access/sql-guard/rules';
import { COMPANY, permit } from './company';

const OPTIONS = { asOf: '2026-11-24', maxRows: 10 };
const NO_RULES: Rules = { text: [], words: [], syntax: [], names: [] };
const refused = (rule: string) => expect.objectContaining({ rule });

/** A guard that learns from one small query, which takes a twentieth of what the product learns from. */
const guardBy = (rules: Partial<Rules>, patience: GuardPatience = { milliseconds: 60_000, now: () => 0 }, views: Readonly<Record<string, CanonicalView>> = COMPANY) =>
  new RuledGuard(views, patience, { ...NO_RULES, ...rules }, ['SELECT 1']);
const plain = guardBy({});
const bounded = (sql: string, warehouses: readonly string[] = ['WH01']) => plain.guard(sql, permit(warehouses), OPTIONS).sql;

test('a query is bounded, printed and proved, and one row more is fetched than is shown', () => {
  expect(plain.guard('SELECT p.product_id FROM stock s, products p WHERE s.product_id = p.product_id AND as_of_date = current_date', permit(['WH01']), OPTIONS)).toEqual({
    sql: 'SELECT "p"."product_id" FROM (SELECT "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock" '
      + 'WHERE "warehouse_id" IN (\'WH01\')) "s", (SELECT "product_id", "product_name", "unit_cost" FROM "supply_chain"."products") "p" '
      + 'WHERE "s"."product_id" = "p"."product_id" AND "as_of_date" = DATE \'2026-11-24\' LIMIT 11',
    views: ['products', 'stock'],
  });
});

test('a larger limit of the query\'s own is lowered, a smaller one is kept', () => {
  expect([bounded('SELECT 1 LIMIT 50'), bounded('SELECT 1 LIMIT 5')]).toEqual(['SELECT 1 LIMIT 11', 'SELECT 1 LIMIT 5']);
});

test('a large scope is named before all others', () => {
  const many = Array.from({ length: 201 }, (_, index) => `W${index}`);
  expect(bounded('SELECT 1', many)).toMatch(/^WITH "scope_1" \("id"\) AS \(VALUES \('W0'\), .*, \('W200'\)\) SELECT 1 LIMIT 11$/);
  expect(bounded('WITH a AS (SELECT 1 AS x), b AS (SELECT 2 AS y) SELECT x, y FROM a, b', many)).toMatch(
    /^WITH "scope_1" \("id"\) AS \(VALUES .*\), "with_1" AS \(SELECT 1 AS "x"\), "with_2" AS \(SELECT 2 AS "y"\) SELECT "x", "y" FROM "with_1" AS "a", "with_2" AS "b" LIMIT 11$/,
  );
});

test('a view that a mapping makes reads the company\'s own tables, on the day of the question', () => {
  const products = { ...COMPANY.products!, source: 'SELECT id AS product_id, name AS product_name FROM erp.items WHERE since <= current_date' };
  const guard = guardBy({}, undefined, { stock: COMPANY.stock!, products });
  const { sql } = guard.guard('SELECT product_name FROM products', permit('all'), OPTIONS);
  expect(sql).toContain('FROM (SELECT "id" AS "product_id", "name" AS "product_name" FROM "erp"."items" WHERE "since" <= DATE \'2026-11-24\') AS "products"');
  expect(guard.guard('SELECT on_hand FROM stock', permit('all'), OPTIONS).sql).toContain('FROM "supply_chain"."stock"');
});

describe('what is refused', () => {
  test('is refused by the rules of the query as it is written, at its place there', () => {
    const random = () => guardBy({ syntax: RULES.syntax }).guard('SELECT 1,\n\n   random()', permit(['WH01']), OPTIONS);
    expect(random).toThrow(expect.objectContaining({ rule: 'allowed-functions', message: expect.stringContaining('(line 3, character 4)') }));
  });

  test('is refused by the proof, whatever the rules have let through', () => {
    expect(() => bounded('SELECT * FROM customers')).toThrow(refused('proof'));
  });

  test('is refused where it becomes too long for the engine, counted in bytes', () => {
    const long = (bytes: number, sign = '') => bounded('SELECT 1 FROM stock', [sign + 'W'.repeat(bytes - Buffer.byteLength(bounded('SELECT 1 FROM stock', [sign])))]);
    expect(Buffer.byteLength(long(250_000))).toBe(250_000);
    expect(long(250_000, 'é')).toHaveLength(249_999);
    for (const sign of ['', 'é']) {
      expect(() => long(250_001, sign)).toThrow(expect.objectContaining({
        rule: 'printed-length', message: 'The query becomes too long for the engine when each view in it is bounded to the rows that it may read.',
        remedy: 'Read each view once, by WITH, and use that several times.',
      }));
    }
  });
});

describe('time', () => {
  /** A guard on a clock of the test's own: reading a text takes so long. */
  function clocked(milliseconds: number) {
    const clock = { time: 1_000, reading: 0, read: 0 };
    const reads = { id: 'reads', check: () => { clock.time += clock.reading; clock.read += 1; return undefined; } };
    return Object.assign(clock, { guard: guardBy({ text: [reads] }, { milliseconds, now: () => clock.time }) });
  }
  /** What a query is told whose text, as it is written and as it is printed, takes so long to read. */
  function asked(reading: number, { milliseconds, warming }: { readonly milliseconds: number; readonly warming: number }) {
    const clock = clocked(milliseconds);
    clock.reading = warming;
    clock.guard.warm();
    clock.reading = reading;
    return () => clock.guard.guard('SELECT on_hand FROM stock', permit('all'), OPTIONS);
  }

  test('warming is done once, by the first query if nobody else does, and tells what it took', () => {
    const clock = clocked(1_000);
    clock.reading = 30;
    expect([clock.guard.warm(), clock.guard.warm(), clock.read]).toEqual([30, 30, 1]);
    const other = clocked(1_000);
    for (const texts of [3, 5]) { // the query as it is written and as it is printed, and what is learned from
      other.guard.guard('SELECT 1', permit('all'), OPTIONS);
      expect(other.read).toBe(texts);
    }
  });

  test('warming in turns learns lessons and examples one by one, takes turns before each, and is done once', async () => {
    const clock = clocked(1_000);
    clock.reading = 10;
    const order: string[] = [];
    await clock.guard.warmInTurns(['SELECT 2', 'SELECT 3'], async () => { order.push(`turn after ${clock.read}`); }, sql => order.push(sql.slice(0, 8)));
    expect(order).toEqual([
      'turn after 0', 'turn after 1', 'SELECT 2', 'turn after 1', 'turn after 2', 'SELECT 3', 'turn after 2', 'turn after 3', expect.any(String),
    ]);
    expect([clock.guard.warm(), clock.read]).toEqual([30, 3]);
  });

  test('a query that comes while it warms in turns waits for the examples, and what that took stands', async () => {
    const clock = clocked(1_000);
    clock.reading = 10;
    const asked: number[] = [];
    await clock.guard.warmInTurns(['SELECT 2'], async () => { asked.push(clock.guard.warm()); }, () => undefined);
    expect(new Set(asked)).toEqual(new Set([10]));
    expect(clock.guard.warm()).toBe(10);
  });

  test('a query gets the time that is allowed, six tenths of it for what is written', () => {
    expect(asked(49, { milliseconds: 100, warming: 0 })).not.toThrow();
    expect(asked(51, { milliseconds: 100, warming: 0 })).toThrow(refused('parse-time'));
    const written = clocked(100);
    written.reading = 61;
    expect(() => written.guard.guard('SELECT on_hand FROM stock', permit('all'), OPTIONS)).toThrow(refused('parse-time'));
    expect(written.read).toBe(2);
  });

  test('a query gets as much as warming took, where that is more', () => {
    expect(asked(49, { milliseconds: 1, warming: 100 })).not.toThrow();
    expect(asked(51, { milliseconds: 1, warming: 100 })).toThrow(refused('parse-time'));
    expect(asked(49, { milliseconds: 100, warming: 1 })).not.toThrow();
  });
});
