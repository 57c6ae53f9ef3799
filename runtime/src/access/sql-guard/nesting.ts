import { Token } from 'antlr4ng';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';

/** A parenthesis, bracket or CASE that a query opens. */
export interface Opening {
  readonly token: Token;
  /** How many are open, with this one. */
  readonly depth: number;
  /** How many of the open ones hold a SELECT, if this one does; else 0. */
  readonly selects: number;
  /** How many of the open ones hold a SELECT that stands as a value, if this one does; else 0. */
  readonly values: number;
}

/** Signs (NOT, plus, minus) in a row. */
export interface SignRun {
  readonly token: Token;
  readonly length: number;
}

/** Follows parentheses, brackets, CASE and SELECT, token by token. */
export function openingsOf(words: readonly Token[]): readonly Opening[] {
  const open: Holds[] = [];
  const openings: Opening[] = [];
  words.forEach((token, index) => {
    if (closes(token)) open.pop();
    if (!opens(token)) return;
    const holds = heldBy(token, words[index - 1]?.type, words[index + 1]?.type);
    open.push(holds);
    openings.push({
      token, depth: open.length,
      selects: holds === 'other' ? 0 : open.filter(each => each !== 'other').length,
      values: holds === 'value' ? open.filter(each => each === 'value').length : 0,
    });
  });
  return openings;
}

/** The rows of signs in a query; one that stands alone counts as well. */
export function signRunsOf(words: readonly Token[]): readonly SignRun[] {
  const runs: SignRun[] = [];
  let length = 0;
  for (const token of words) {
    length = SIGNS.has(token.type) ? length + 1 : 0;
    if (length > 0) runs.push({ token, length });
  }
  return runs;
}

/** What stands inside: an expression, a query that gives rows, or one that stands as a value. */
type Holds = 'other' | 'rows' | 'value';

const SIGNS = new Set<number>([TrinoSqlParser.KW_NOT, TrinoSqlParser.MINUS, TrinoSqlParser.PLUS]);
const BEGINS_QUERY = new Set<number>([TrinoSqlParser.KW_SELECT, TrinoSqlParser.KW_WITH, TrinoSqlParser.KW_VALUES, TrinoSqlParser.KW_TABLE]);
/** Words behind which a SELECT in parentheses gives rows. Behind a comma it may be either: counted as a value. */
const BEFORE_ROWS = new Set<number>([
  TrinoSqlParser.KW_FROM, TrinoSqlParser.KW_JOIN, TrinoSqlParser.KW_IN, TrinoSqlParser.KW_EXISTS, TrinoSqlParser.KW_AS,
]);

function opens(token: Token): boolean {
  return token.text === '(' || token.text === '[' || token.type === TrinoSqlParser.KW_CASE;
}

function closes(token: Token): boolean {
  return token.text === ')' || token.text === ']' || token.type === TrinoSqlParser.KW_END;
}

function heldBy(token: Token, before = Token.INVALID_TYPE, after = Token.INVALID_TYPE): Holds {
  if (token.text !== '(' || !BEGINS_QUERY.has(after)) return 'other';
  return BEFORE_ROWS.has(before) ? 'rows' : 'value';
}
