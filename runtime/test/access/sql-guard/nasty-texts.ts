/** Texts that cost a guard as much as they can for their size: each family repeats something until it is as long as the bounds allow. */
export const NASTY: Readonly<Record<string, (size: number) => string>> = {
  'scalar subqueries side by side': n => `SELECT ${rows(n, () => '(SELECT max(on_hand) FROM stock)').join(', ')} FROM stock`,
  'scalar subqueries in one another': n => `SELECT ${'coalesce((SELECT '.repeat(n)}on_hand${'), 1)'.repeat(n)} FROM stock`,
  'scalar subqueries in doubled parentheses': n => `SELECT ${'coalesce(((SELECT '.repeat(n)}on_hand${')), 1)'.repeat(n)} FROM stock`,
  'parentheses': n => `SELECT ${'('.repeat(n)}on_hand${')'.repeat(n)} FROM stock`,
  'parentheses in conditions': n => `SELECT 1 FROM stock WHERE ${'('.repeat(n)}on_hand = 1${')'.repeat(n)}`,
  'parentheses around relations': n => `SELECT 1 FROM ${'('.repeat(n)}stock${')'.repeat(n)}`,
  'parentheses around queries': n => `${'('.repeat(n)}SELECT 1${')'.repeat(n)}`,
  'parentheses side by side': n => `SELECT ${rows(n, () => '((((((((on_hand))))))))').join(' + ')} FROM stock`,
  'parentheses around rows of values': n => `SELECT * FROM (VALUES ${rows(n, () => '(((((1)))))').join(', ')}) AS t (x)`,
  'CASE in CASE': n => `SELECT ${'CASE WHEN on_hand > 1 THEN '.repeat(n)}1${' END'.repeat(n)} FROM stock`,
  'NOT and signs': n => `SELECT ${rows(n, () => 'NOT - - - 1 = 1').join(' AND ')} FROM stock`,
  'functions in functions': n => `SELECT ${'abs('.repeat(n)}on_hand${')'.repeat(n)} FROM stock`,
  'windows': n => `SELECT ${rows(n, () => 'sum(on_hand) OVER (PARTITION BY product_id ORDER BY as_of_date ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)').join(', ')} FROM stock`,
  'long sums': n => `SELECT ${rows(n, () => 'on_hand').join(' + ')} FROM stock`,
  'long conditions': n => `SELECT 1 FROM stock WHERE ${rows(n, index => `on_hand = ${index} OR product_id LIKE 'P%' AND as_of_date > DATE '2026-01-01'`).join(' AND ')}`,
  'IN lists': n => `SELECT 1 FROM stock WHERE ${rows(4, () => `product_id IN (${rows(n, index => `'P${index}'`).join(', ')})`).join(' OR ')}`,
  'UNION arms': n => rows(n, () => 'SELECT on_hand FROM stock').join(' UNION ALL '),
  'UNION arms in parentheses': n => rows(n, () => '((SELECT on_hand FROM stock))').join(' UNION ALL '),
  'joins': n => `SELECT 1 FROM stock s ${rows(n, index => `JOIN products p${index} ON p${index}.product_id = s.product_id`).join(' ')}`,
  'joins of everything scoped': n => `SELECT 1 FROM suppliers s ${rows(n, index => `JOIN suppliers p${index} USING (supplier_id)`).join(' ')}`,
  'joins in parentheses': n => `SELECT 1 FROM ${'('.repeat(n)}stock s${rows(n, index => ` JOIN products p${index} USING (product_id))`).join('')}`,
  'subqueries in FROM': n => `${'SELECT * FROM ('.repeat(n)}SELECT * FROM stock${') t'.repeat(n)}`,
  'subqueries in IN': n => `${'SELECT product_id FROM stock WHERE product_id IN ('.repeat(n)}'P1'${')'.repeat(n)}`,
  'WITH that doubles': n => `WITH ${rows(n, index => index === 0 ? 'a0 AS (SELECT * FROM stock)'
    : `a${index} AS (SELECT x.* FROM a${index - 1} x JOIN a${index - 1} y USING (product_id))`).join(', ')} SELECT 1 FROM a${Math.max(0, n - 1)}`,
  'WITH in WITH': n => `${'WITH a AS ('.repeat(n)}SELECT 1 AS x${') SELECT * FROM a'.repeat(n)}`,
  'many names by WITH': n => `WITH ${rows(n, index => `a${index} AS (SELECT ${index} AS x)`).join(', ')} SELECT 1`,
  'identifiers that are keywords': n => `SELECT ${rows(n, () => 'year').join(' + ')} FROM (SELECT 1 AS year) AS zone`,
  'casts': n => `SELECT ${rows(n, () => 'CAST(CAST(on_hand AS varchar) AS double)').join(' + ')} FROM stock`,
  'grouping sets': n => `SELECT 1 FROM stock GROUP BY ${rows(n, () => 'GROUPING SETS ((product_id), (on_hand), ())').join(', ')}`,
  'a query that never ends': n => `SELECT ${'CASE WHEN (SELECT ('.repeat(n)}`,
  'quotation marks': n => `SELECT '${"''".repeat(n * 10)}' FROM stock`,
  'dots': n => `SELECT ${rows(n, () => 'a').join('.')} FROM stock`,
  'arrays in arrays': n => `SELECT ${'ARRAY['.repeat(n)}1${']'.repeat(n)}`,
  'brackets': n => `SELECT a${'[1'.repeat(n)}${']'.repeat(n)} FROM stock`,
  'BETWEEN chains': n => `SELECT 1 FROM stock WHERE ${rows(n, () => 'on_hand BETWEEN 1 AND 2').join(' AND ')}`,
  'EXISTS in EXISTS': n => `SELECT 1 FROM stock WHERE ${'EXISTS (SELECT 1 FROM stock WHERE '.repeat(n)}true${')'.repeat(n)}`,
  'comments': n => `SELECT 1 ${rows(n * 20, () => '/* x */').join(' ')}`,
  'statements': n => rows(n, () => 'SELECT 1').join('; '),
  'sums of subqueries': n => `SELECT ${rows(n, () => '(SELECT 1)').join(' + ')}`,
  'comparisons of subqueries': n => `SELECT 1 FROM stock WHERE ${rows(n, () => '(SELECT 1) = (SELECT 1)').join(' AND ')}`,
  'subqueries of sums': n => `SELECT ${rows(n, () => '(((SELECT ((1)))))').join(' + ')}`,
};

/** Sizes that go to the bounds and beyond them. */
export const SIZES: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 30, 48, 64, 100, 150, 250, 400, 700, 1_400];

function rows(count: number, row: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => row(index));
}
