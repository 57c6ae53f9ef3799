import { FunctionCallContext, LimitRowCountContext, QueryStatementContext, SelectItemContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { enforceOnTree } from '../../../src/access/sql-guard/enforce';
import { NO_CHANGES, print } from '../../../src/access/sql-guard/print';
import { notUnderstood, placeOf } from '../../../src/access/sql-guard/query-refused';
import { rowLimit } from '../../../src/access/sql-guard/row-limit';
import { SqlParser } from '../../../src/access/sql-guard/sql-parser';
import { TimeLimit } from '../../../src/access/sql-guard/time-limit';
import { nodesOf, onlyNodes } from '../../../src/access/sql-guard/tree';
import { WIDE } from './rules/objection';

const parser = new SqlParser({ text: [], words: [] });
const parsed = (sql: string) => parser.parse(sql, WIDE, new TimeLimit(Infinity, () => 0));

describe('canonical form', () => {
  test.each([
    ['select  1 -- one\n ;', 'SELECT 1'],
    ["select 'a;B', ';' as X from S.\"T x\"", 'SELECT \'a;B\', \';\' AS "x" FROM "s"."t x"'],
    ["select 'it''s /* no comment */' /* one */ , 1", "SELECT 'it''s /* no comment */', 1"],
    ['select Count( * ),"Sum"(distinct a ) , f(a,b) filter(where a>1)over( partition by b order by a )', 'SELECT count(*), sum(DISTINCT "a"), f("a", "b") FILTER (WHERE "a" > 1) OVER (PARTITION BY "b" ORDER BY "a")'],
    ['select * from t where a in(1,2)and exists(select 1)', 'SELECT * FROM "t" WHERE "a" IN (1, 2) AND EXISTS (SELECT 1)'],
    ['select cast(a as decimal( 10 ,2)), try_cast(b as varchar),extract(year from d), trim(both \'x\' from a), substring(a from 1 for 2), position(\'a\' in b)',
      'SELECT CAST("a" AS DECIMAL(10, 2)), TRY_CAST("b" AS VARCHAR), EXTRACT(YEAR FROM "d"), TRIM(BOTH \'x\' FROM "a"), SUBSTRING("a" FROM 1 FOR 2), POSITION(\'a\' IN "b")'],
    ['select array [1, 2][1], grouping (a, t.b), a[ 1 ] from unnest (array[ 1 ]) with ordinality as t(a,b)',
      'SELECT ARRAY[1, 2] [1], GROUPING("a", "t"."b"), "a" [1] FROM UNNEST(ARRAY[1]) WITH ORDINALITY AS "t" ("a", "b")'],
    ["select date '2026-01-01' , Timestamp '2026-01-01 00:00:00', interval '1' day, - 1, -a, a||b, 1E5, true, null, current_date",
      "SELECT DATE '2026-01-01', TIMESTAMP '2026-01-01 00:00:00', INTERVAL '1' DAY, - 1, - \"a\", \"a\" || \"b\", 1E5, TRUE, NULL, CURRENT_DATE"],
    ['select year, "Year" from (values(1,2),(3,4))as t(year,b)', 'SELECT "year", "year" FROM (VALUES (1, 2), (3, 4)) AS "t" ("year", "b")'],
    ['with a(x)as(select 1)((select * from a)) union all(select 2)', 'WITH "a" ("x") AS (SELECT 1) ((SELECT * FROM "a")) UNION ALL (SELECT 2)'],
  ])('%s', (sql, printed) => {
    expect(print(parsed(sql), NO_CHANGES)).toBe(printed);
  });

  test('what is in front, behind and instead of a node', () => {
    const tree = parsed('SELECT f(a), b FROM t');
    const [first, second] = nodesOf(tree, SelectItemContext);
    expect(print(tree, { openings: new Map([[second!, '<']]), replacements: new Map([[first!, 'x']]), additions: new Map([[first!, '>'], [second!, '>']]) }))
      .toBe('SELECT x >, < "b" > FROM "t"');
  });
});

describe('the limit of the whole query', () => {
  const limited = (sql: string, rows: number) => {
    const query = nodesOf(parsed(sql), QueryStatementContext)[0]!;
    return print(query, rowLimit(query, rows));
  };
  test.each([
    ['SELECT 1', 'SELECT 1 LIMIT 5'],
    ['SELECT 1 LIMIT 4', 'SELECT 1 LIMIT 4'],
    ['SELECT 1 LIMIT 6', 'SELECT 1 LIMIT 5'],
    ['SELECT 1 LIMIT ALL', 'SELECT 1 LIMIT 5'],
    ['SELECT 1 OFFSET 9', 'SELECT 1 OFFSET 9 LIMIT 5'],
    ['SELECT 1 FETCH FIRST 4 ROWS ONLY', 'SELECT 1 FETCH FIRST 4 ROWS ONLY'],
    ['SELECT 1 FETCH FIRST 6 ROWS ONLY', 'SELECT 1 FETCH FIRST 5 ROWS ONLY'],
    ['SELECT 1 FETCH FIRST ROW ONLY', 'SELECT 1 FETCH FIRST ROW ONLY'],
    ['((SELECT 1))', '((SELECT 1 LIMIT 5))'],
    ['((SELECT 1 LIMIT 6))', '((SELECT 1 LIMIT 5))'],
    ['(SELECT 1 LIMIT 6) ORDER BY 1', '(SELECT 1 LIMIT 6) ORDER BY 1 LIMIT 5'],
    ['(SELECT 1 LIMIT 6) OFFSET 1', '(SELECT 1 LIMIT 6) OFFSET 1 LIMIT 5'],
    ['(SELECT 1 LIMIT 6) LIMIT 7', '(SELECT 1 LIMIT 6) LIMIT 5'],
    ['(SELECT 1 LIMIT 6) FETCH FIRST 7 ROWS ONLY', '(SELECT 1 LIMIT 6) FETCH FIRST 5 ROWS ONLY'],
    ['(SELECT 1 LIMIT 6) UNION ALL (SELECT 2)', '(SELECT 1 LIMIT 6) UNION ALL (SELECT 2) LIMIT 5'],
    ['WITH a AS (SELECT 1 LIMIT 9) SELECT * FROM a', 'WITH "a" AS (SELECT 1 LIMIT 9) SELECT * FROM "a" LIMIT 5'],
  ])('%s', (sql, printed) => {
    expect(limited(sql, 5)).toBe(printed);
  });
});

describe('a tree', () => {
  const tree = parsed('SELECT\n f(g(1)),\n  h(2)');
  const text = (nodes: readonly { getText(): string }[]) => nodes.map(node => node.getText());

  test('gives its nodes of a kind, outermost first, but for those skipped and what is in them', () => {
    expect(text(nodesOf(tree, FunctionCallContext))).toEqual(['f(g(1))', 'g(1)', 'h(2)']);
    expect(text(nodesOf(tree, FunctionCallContext, node => node.getText() === 'f(g(1))'))).toEqual(['h(2)']);
    expect(nodesOf(tree, LimitRowCountContext)).toEqual([]);
  });

  test('gives a node, its only child, the only child of that', () => {
    const [, second] = nodesOf(tree, SelectItemContext);
    const chain = onlyNodes(second!);
    expect(chain.at(-1)).toBeInstanceOf(FunctionCallContext);
    expect(text([chain[0]!, chain.at(-1)!])).toEqual(['h(2)', 'h(2)']);
    expect(onlyNodes(chain.at(-1)!)).toHaveLength(1);
  });

  test('knows the place of its nodes and words, from 1', () => {
    const [f, g] = nodesOf(tree, FunctionCallContext);
    expect([placeOf(f!), placeOf(g!), placeOf(g!.getChild(1)!)]).toEqual([{ line: 2, character: 2 }, { line: 2, character: 4 }, { line: 2, character: 5 }]);
    expect(notUnderstood(g!)).toMatchObject({
      rule: 'clear-names', status: 400, code: 'QUERY_REFUSED', message: 'The query has a part that is not understood. (line 2, character 4)',
      remedy: 'Write a plain SELECT from views, WITH names and subqueries.',
    });
  });

  test('is held against rules node by node, outermost first, but for what is proved', () => {
    const seen: string[] = [];
    const note = { id: 'note', check: (node: { getText(): string }) => void (node instanceof FunctionCallContext && seen.push(node.getText())) };
    enforceOnTree([note], tree);
    expect(seen.splice(0)).toEqual(['f(g(1))', 'g(1)', 'h(2)']);
    enforceOnTree([note], tree, node => node.getText() === 'f(g(1))');
    expect(seen).toEqual(['h(2)']);
    const refusing = { id: 'no-g', check: (node: { getText(): string }) => node.getText() === 'g(1)' ? { message: 'No g.', remedy: 'Write f.' } : undefined };
    expect(() => enforceOnTree([note, refusing], tree)).toThrow(expect.objectContaining({ rule: 'no-g', message: 'No g. (line 2, character 4)', remedy: 'Write f.' }));
    const placed = { id: 'placed', check: () => ({ message: 'Here.', remedy: '', place: { line: 7, character: 9 } }) };
    expect(() => enforceOnTree([placed], tree)).toThrow('Here. (line 7, character 9)');
  });
});
