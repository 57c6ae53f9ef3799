import { guarded } from './company';

/** The rule that refuses a query for a reader of WH01; none where it passes. */
function refusedBy(sql: string): string | undefined {
  try {
    guarded(sql);
    return undefined;
  } catch (thrown) {
    return (thrown as { rule: string }).rule;
  }
}

/** Views in it become subqueries, so that what is printed nests deeper and is longer. */
const nested = (count: number) => `SELECT ${'('.repeat(count)}1${')'.repeat(count)}`;
const selects = (count: number) => `${'SELECT * FROM ('.repeat(count)}SELECT 1 AS x FROM suppliers${') AS t'.repeat(count)}`;
const values = (count: number) => `SELECT ${'coalesce((SELECT '.repeat(count)}max(on_hand)${' FROM stock), 1)'.repeat(count)}`;

test.each<[string, (count: number) => string, number, string]>([
  ['characters', count => `SELECT 1${' '.repeat(count - 8)}`, 20_000, 'text-length'],
  ['words', count => `SELECT ${Array.from({ length: (count - 2) / 2 }, () => '1').join(' + ')}`, 3_000, 'token-count'],
  ['parentheses in one another', nested, 16, 'nesting-depth'],
  ['SELECTs in one another', selects, 6, 'select-depth'],
  ['SELECTs as values in one another', values, 3, 'select-depth'],
  ['SELECTs as values', count => `SELECT ${Array.from({ length: count }, () => '(SELECT 1)').join(', ')}`, 24, 'select-count'],
  ['things in a list', count => `SELECT ${Array.from({ length: count }, () => '1').join(', ')}`, 500, 'list-length'],
])('%s: as many as the bound pass, printed and proved; more are refused', (_what, query, most, rule) => {
  expect(refusedBy(query(most))).toBeUndefined();
  expect(refusedBy(query(most + (rule === 'token-count' ? 2 : 1)))).toBe(rule);
});
