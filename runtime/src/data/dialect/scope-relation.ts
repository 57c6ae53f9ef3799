import { CharStreams, Token } from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';

/**
 * Writes the relation that holds a large scope (`WITH "scope_1" ("id") AS (VALUES …)`, which a guarded query begins with) where it is read,
 * too: DuckDB cannot plan a correlated subquery with an outer join that reads a relation named by WITH, and can where the values stand in it.
 * Trino takes the one as the other. A query that begins otherwise, or uses that name in another way, is left as it is.
 */
export function withScopeWhereRead(sql: string): string {
  if (!OPENING.test(sql)) return sql;
  const words = wordsOf(sql);
  const [, name, , column] = words;
  const end = endOfValues(words);
  if (!name || !column || end === undefined) return sql;
  const named = words.flatMap((word, index) => (index > end && word.text === name.text ? [index] : []));
  const reads = named.filter(index => words[index - 1]!.type === TrinoSqlLexer.KW_FROM && words[index + 1]?.text === ')');
  if (!named.every(index => reads.includes(index) || isAlias(words, index))) return sql;
  // Places are counted in code points.
  const points = Array.from(sql);
  const written = [...points.slice(words[OPENED]!.start, words[end]!.stop + 1), ` AS ${name.text} (${column.text})`].join('');
  for (const { start, stop } of reads.map(index => words[index]!).reverse()) points.splice(start, stop + 1 - start, written);
  return points.join('');
}

const OPENING = /^WITH "\w+" \("\w+"\) AS \(VALUES /;
/** The place of the last parenthesis of `WITH name ( column ) AS (`. */
const OPENED = 6;

/** The parenthesis that ends the values; none where something but texts stands in them. */
function endOfValues(words: readonly Token[]): number | undefined {
  let depth = 1;
  for (let index = OPENED + 2; index < words.length; index += 1) {
    const { type } = words[index]!;
    const text = words[index]!.text ?? '';
    if (type !== TrinoSqlLexer.STRING && !['(', ')', ','].includes(text)) return undefined;
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return undefined;
}

/** `AS "scope_1"`, or `"scope_1"."column"`: what somebody has called something else. */
function isAlias(words: readonly Token[], index: number): boolean {
  return words[index - 1]!.type === TrinoSqlLexer.KW_AS || words[index + 1]?.text === '.';
}

function wordsOf(sql: string): Token[] {
  const lexer = new TrinoSqlLexer(CharStreams.fromString(sql));
  lexer.removeErrorListeners();
  return lexer.getAllTokens().filter(token => token.channel === Token.DEFAULT_CHANNEL);
}
