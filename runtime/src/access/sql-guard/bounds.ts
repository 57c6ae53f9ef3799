import { Token } from 'antlr4ng';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { placeOfToken, QueryRefusedError } from './query-refused';

/** What a query may cost before it is parsed. The printed query, with its scoped subqueries, has ten times as much. */
export interface Bounds {
  /** UTF-16 code units. */
  readonly characters: number;
  readonly tokens: number;
  /** Parentheses and CASE within one another. */
  readonly nesting: number;
  /** SELECT within SELECT within … */
  readonly selects: number;
}

export const BOUNDS: Bounds = { characters: 10_000, tokens: 2_000, nesting: 16, selects: 6 };
export const PRINTED_BOUNDS: Bounds = { characters: 200_000, tokens: 40_000, nesting: 22, selects: 9 };

const REMEDY = 'Ask for less in one query, or break it into several.';

/** Refuses a text that is too long, or holds characters that no query needs, before anything reads it. */
export function checkText(sql: string, bounds: Bounds): void {
  if (sql.length > bounds.characters) {
    throw new QueryRefusedError({ rule: 'text-length', message: `The query is longer than ${bounds.characters} characters.`, remedy: REMEDY });
  }
  if (/[^\P{C}\t\n\r]/u.test(sql)) {
    throw new QueryRefusedError({ rule: 'plain-text', message: 'The query holds control or invisible characters.', remedy: 'Write it in plain text.' });
  }
}

/**
 * Refuses more tokens, and deeper nesting, than the parser can decide on in time.
 *
 * @returns how deep SELECTs stand as values within one another, which tells how to parse
 */
export function checkTokens(tokens: readonly Token[], bounds: Bounds): number {
  if (tokens.length > bounds.tokens) {
    throw new QueryRefusedError({ rule: 'token-count', message: `The query has more than ${bounds.tokens} words and signs.`, remedy: REMEDY });
  }
  const open: Parenthesis[] = [];
  const depth = { selects: 0, values: 0 };
  let deepest = 0;
  let signs = 0;
  tokens.filter(token => token.channel === Token.DEFAULT_CHANNEL).forEach((token, index, words) => {
    signs = SIGNS.has(token.type) ? signs + 1 : 0;
    if (signs > MOST_SIGNS) throw tooDeep('nesting-depth', 'NOT, + and -', MOST_SIGNS, token);
    if (token.text === '(' || token.text === '[' || token.type === TrinoSqlParser.KW_CASE) {
      const selects = token.text === '(' && BEGINS_QUERY.has(words[index + 1]?.type ?? Token.INVALID_TYPE) ? 1 : 0;
      const values = selects === 1 && !BEFORE_ROWS.has(words[index - 1]?.type ?? Token.INVALID_TYPE) ? 1 : 0;
      open.push({ selects, values });
      depth.selects += selects;
      depth.values += values;
      deepest = Math.max(deepest, depth.values);
    } else if (token.text === ')' || token.text === ']' || token.type === TrinoSqlParser.KW_END) {
      const closed = open.pop();
      depth.selects -= closed?.selects ?? 0;
      depth.values -= closed?.values ?? 0;
    }
    if (open.length > bounds.nesting) throw tooDeep('nesting-depth', 'parentheses and CASE', bounds.nesting, token);
    if (depth.selects > bounds.selects) throw tooDeep('select-depth', 'SELECT', bounds.selects, token);
  });
  return deepest;
}

/** How many signs may stand before a value, one after another. */
const MOST_SIGNS = 6;
const SIGNS = new Set<number>([TrinoSqlParser.KW_NOT, TrinoSqlParser.MINUS, TrinoSqlParser.PLUS]);
interface Parenthesis {
  /** 1 where it holds a SELECT. */
  readonly selects: number;
  /** 1 where that SELECT stands as a value, as far as the word before it tells. */
  readonly values: number;
}

/** Words behind which a SELECT in parentheses gives rows. Behind a comma it may be either: counted as a value. */
const BEFORE_ROWS = new Set<number>([
  TrinoSqlParser.KW_FROM, TrinoSqlParser.KW_JOIN, TrinoSqlParser.KW_IN, TrinoSqlParser.KW_EXISTS, TrinoSqlParser.KW_AS,
]);
const BEGINS_QUERY = new Set<number>([TrinoSqlParser.KW_SELECT, TrinoSqlParser.KW_WITH, TrinoSqlParser.KW_VALUES, TrinoSqlParser.KW_TABLE]);

function tooDeep(rule: string, what: string, bound: number, token: Token): QueryRefusedError {
  return new QueryRefusedError({ rule, message: `The query nests ${what} more than ${bound} deep.`, remedy: 'Name inner queries by WITH.' }, placeOfToken(token));
}
