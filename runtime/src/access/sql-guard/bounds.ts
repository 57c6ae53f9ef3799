import { Token } from 'antlr4ng';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { placeOfToken, QueryRefusedError } from './query-refused';

/** What a query may cost before it is parsed. */
export interface Bounds {
  /** UTF-16 code units. */
  readonly characters: number;
  /** Words, signs and literals. */
  readonly tokens: number;
  /** Parentheses and CASE within one another. */
  readonly nesting: number;
  /** SELECT within SELECT within … */
  readonly selects: number;
  /** SELECTs that stand as values, each counted as deep as it stands: the thorough parse takes some 10 ms for each. */
  readonly values: number;
}

/** Of the query as it is written. */
export const BOUNDS: Bounds = { characters: 20_000, tokens: 3_000, nesting: 16, selects: 6, values: 24 };
/** Of the query as it is printed: each view has become a subquery, which may hold another one and all warehouses twice. */
export const PRINTED_BOUNDS: Bounds = { characters: 2_000_000, tokens: 400_000, nesting: 22, selects: 9, values: 24 };

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
  const words = tokens.filter(token => token.channel === Token.DEFAULT_CHANNEL);
  if (words.length > bounds.tokens) {
    throw new QueryRefusedError({ rule: 'token-count', message: `The query has more than ${bounds.tokens} words and signs.`, remedy: REMEDY });
  }
  const nesting = new Nesting(bounds);
  words.forEach((word, index) => nesting.take(word, words[index - 1]?.type, words[index + 1]?.type));
  return nesting.deepestValue;
}

/** How many signs may stand before a value, one after another. */
const MOST_SIGNS = 6;
const SIGNS = new Set<number>([TrinoSqlParser.KW_NOT, TrinoSqlParser.MINUS, TrinoSqlParser.PLUS]);
const BEGINS_QUERY = new Set<number>([TrinoSqlParser.KW_SELECT, TrinoSqlParser.KW_WITH, TrinoSqlParser.KW_VALUES, TrinoSqlParser.KW_TABLE]);
/** Words behind which a SELECT in parentheses gives rows. Behind a comma it may be either: counted as a value. */
const BEFORE_ROWS = new Set<number>([
  TrinoSqlParser.KW_FROM, TrinoSqlParser.KW_JOIN, TrinoSqlParser.KW_IN, TrinoSqlParser.KW_EXISTS, TrinoSqlParser.KW_AS,
]);

/** Follows parentheses, CASE and SELECT, token by token. */
class Nesting {
  deepestValue = 0;
  /** What each open parenthesis or CASE holds: another expression, a query that gives rows, or one that stands as a value. */
  private readonly open: ('other' | 'rows' | 'value')[] = [];
  private values = 0;
  private signs = 0;

  constructor(private readonly bounds: Bounds) {}

  take(word: Token, before = Token.INVALID_TYPE, after = Token.INVALID_TYPE): void {
    this.signs = SIGNS.has(word.type) ? this.signs + 1 : 0;
    if (word.text === '(' || word.text === '[' || word.type === TrinoSqlParser.KW_CASE) this.enter(word, before, after);
    else if (word.text === ')' || word.text === ']' || word.type === TrinoSqlParser.KW_END) this.open.pop();
    if (this.signs > MOST_SIGNS) throw tooDeep('nesting-depth', 'NOT, + and -', MOST_SIGNS, word);
  }

  private enter(word: Token, before: number, after: number): void {
    const query = word.text === '(' && BEGINS_QUERY.has(after);
    this.open.push(!query ? 'other' : BEFORE_ROWS.has(before) ? 'rows' : 'value');
    if (this.open.length > this.bounds.nesting) throw tooDeep('nesting-depth', 'parentheses and CASE', this.bounds.nesting, word);
    if (!query) return;
    const deep = this.open.filter(each => each === 'value').length;
    this.deepestValue = Math.max(this.deepestValue, deep);
    if (this.open.at(-1) === 'value') this.values += deep;
    if (this.values > this.bounds.values) throw tooMany(word);
    if (this.open.filter(each => each !== 'other').length > this.bounds.selects) throw tooDeep('select-depth', 'SELECT', this.bounds.selects, word);
  }
}

function tooDeep(rule: string, what: string, bound: number, token: Token): QueryRefusedError {
  return new QueryRefusedError({ rule, message: `The query nests ${what} more than ${bound} deep.`, remedy: 'Name inner queries by WITH.' }, placeOfToken(token));
}

function tooMany(token: Token): QueryRefusedError {
  const message = 'The query has too many SELECTs that stand for a value.';
  return new QueryRefusedError({ rule: 'select-count', message, remedy: 'Join them, or name them by WITH.' }, placeOfToken(token));
}
