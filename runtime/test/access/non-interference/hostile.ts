import fc from 'fast-check';
import { BYPASSES } from '../sql-guard/bypass-list';

const WORDS = [
  'SELECT', 'FROM', 'WHERE', 'WITH', 'RECURSIVE', 'AS', 'UNION ALL', 'EXCEPT', 'JOIN', 'LATERAL', 'CROSS JOIN', 'NATURAL JOIN', 'ON', 'USING', 'VALUES', 'TABLE', 'UNNEST',
  'GROUP BY', 'CUBE', 'ROLLUP', 'HAVING', 'ORDER BY', 'LIMIT', 'OFFSET', 'FETCH FIRST', 'OVER', 'PARTITION BY', 'CASE', 'WHEN', 'THEN', 'ELSE', 'END', 'CAST', 'EXISTS', 'IN',
  'ANY', 'ALL', 'NOT', 'AND', 'OR', 'BETWEEN', 'LIKE', 'ESCAPE', 'IS NULL', 'FOR VERSION AS OF', 'TABLESAMPLE BERNOULLI', 'MATCH_RECOGNIZE', 'EXPLAIN', 'EXECUTE', 'DROP',
  'stock', 'products', 'customers', 'supply_chain.stock', 'information_schema.tables', '"stock$files"', '"$path"', 'warehouse_id', 'on_hand', 'secret_note', 'a.b.c.d', '*',
  '(', '(', ')', ')', ',', ';', '.', '=', '<>', '+', '-', '--', '/*', '*/', '||', '[', ']', '->', '?', '{', '}', '@', '$', "'", '"', "''", "'WH01'", "U&'\\0041'", 'U&"x"',
  '1', '0', '1e9', '0x1F', 'NULL', 'true', 'count', 'sum', 'read_csv', 'query', 'sleep', 'regexp_like', 'sequence', 'repeat', '\u0000', '\u202e', '\ufeff', 'ﬀ', 'Ｓ', '\n', '\t', '😀', '\ud800',
];

const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map(words => words.join(' '));
const anything = fc.string({ unit: 'binary', maxLength: 400 });
const nested = fc.record({ open: fc.constantFrom('(', '(SELECT ', 'SELECT (', '[', 'CASE WHEN ', 'NOT ', '- ', 'a IN (', 'f('), times: fc.nat({ max: 3_000 }), rest: soup })
  .map(({ open, times, rest }) => open.repeat(times) + rest);

/** A way around the guard, bent: cut out, doubled, spliced into another one, wrapped, with other case or signs in between. */
const bent = fc.tuple(
  fc.constantFrom(...BYPASSES.map(([sql]) => sql).filter(sql => sql.length < 5_000)), fc.constantFrom(...BYPASSES.map(([sql]) => sql).filter(sql => sql.length < 5_000)),
  fc.nat({ max: 7 }), fc.nat(), fc.constantFrom(...WORDS),
).map(([sql, other, way, place, word]) => {
  const at = place % (sql.length + 1);
  const [before, behind] = [sql.slice(0, at), sql.slice(at)];
  switch (way) {
    case 0: return `${before}${word}${behind}`;
    case 1: return before + behind.slice(1);
    case 2: return `${before}/* ${other} */${behind}`;
    case 3: return `${before} ${other} ${behind}`;
    case 4: return `SELECT * FROM (${sql}) AS t`;
    case 5: return `WITH t AS (${sql}) ${other}`;
    case 6: return `SELECT 1 WHERE EXISTS (${sql}) UNION ALL ${other}`;
    default: return [...sql].map((letter, index) => (index + place) % 3 === 0 ? letter.toUpperCase() : letter).join('');
  }
});

/** Texts that nobody means well with: none may do anything to the guard but be refused, or be let through and bounded. */
export const hostile: fc.Arbitrary<string> = fc.oneof({ weight: 4, arbitrary: bent }, { weight: 3, arbitrary: soup }, { weight: 1, arbitrary: anything }, { weight: 1, arbitrary: nested });
