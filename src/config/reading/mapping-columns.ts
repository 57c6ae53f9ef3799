import { bareSql } from './bare-sql';

/** What a mapping's SELECT gives. */
export interface MappingColumns {
  /** Its columns in their order, in lower case. */
  readonly columns: readonly string[];
  /** Columns that are not called by a name of the catalogue's form: expressions without AS, and `*`. */
  readonly unnamed: readonly string[];
}

const END_OF_LIST = new Set(['from', 'where', 'group', 'having', 'order', 'limit', 'union', 'except', 'intersect']);
const NAME = /^[a-z][a-z0-9_]*$/;

/** The names of the outermost SELECT's columns. No SQL parser: what is unclear is told, never guessed. */
export function mappingColumns(sql: string): MappingColumns {
  const named = selectList(tokensOf(sql)).map(item => ({ name: nameOf(item), text: item.join(' ') }));
  return {
    columns: named.flatMap(({ name }) => name ?? []),
    unnamed: named.flatMap(({ name, text }) => (name === undefined ? [text] : [])),
  };
}

/** The tokens of each column of the first SELECT that stands in no parentheses: the one after the WITH queries. */
function selectList(tokens: readonly string[]): readonly (readonly string[])[] {
  let depth = 0;
  const depths = tokens.map(token => {
    if (token === ')') return depth--;
    return token === '(' ? depth++ : depth;
  });
  const start = tokens.findIndex((token, i) => token === 'select' && depths[i] === 0);
  if (start < 0) return [];
  const first = tokens[start + 1] === 'distinct' ? start + 2 : start + 1;
  const end = tokens.findIndex((token, i) => i >= first && depths[i] === 0 && END_OF_LIST.has(token));
  const items: string[][] = [[]];
  for (let i = first; i < (end < 0 ? tokens.length : end); i++) {
    if (tokens[i] === ',' && depths[i] === 0) items.push([]);
    else items.at(-1)?.push(tokens[i]!);
  }
  return items;
}

/** `o.id` is called id, `x AS y` and `count(*) y` y. */
function nameOf(item: readonly string[]): string | undefined {
  const last = unquoted(item.at(-1) ?? '');
  const before = item.at(-2);
  const plain = NAME.test(last) && last !== 'end' && last !== 'null';
  if (!plain) return undefined;
  if (before === undefined || before === 'as' || (before === '.' && item.length === 3)) return last;
  // A name after what ends an expression.
  return before === ')' || before === 'end' || /^["\w]/.test(before) ? last : undefined;
}

/** Names, whole texts as `0`, and every other character alone, in lower case; comments are left out. */
function tokensOf(sql: string): readonly string[] {
  return (bareSql(sql).match(/"[^"]+"|[\w$]+|[^\s\w]/g) ?? []).map(token => token.toLowerCase());
}

function unquoted(token: string): string {
  return token.replaceAll('"', '');
}
