import { bareSql } from './bare-sql';

/** What a mapping's SELECT reads. */
export interface MappingTables {
  /** `database.table`, in lower case. */
  readonly tables: ReadonlySet<string>;
  /** Names after FROM or JOIN that are neither `database.table` nor a WITH query of the SELECT. */
  readonly unclear: ReadonlySet<string>;
}

/** Words that end a list of tables. */
const END_OF_FROM = new Set(['where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'window', 'union', 'except', 'intersect']);
const NO_TABLE = new Set(['select', 'lateral', 'unnest', 'values', 'table']);

/** What stands in one pair of parentheses, or outside all. */
interface Level {
  selects: boolean;
  lists: boolean;
}

/** The names after FROM, JOIN and the commas between them. No SQL parser: what is unclear is told, never guessed. */
export function mappingTables(sql: string): MappingTables {
  const words = wordsOf(sql);
  const queries = withQueries(words);
  const tables = new Set<string>();
  const unclear = new Set<string>();
  const levels: Level[] = [{ selects: false, lists: false }];
  words.forEach((word, i) => {
    const level = levels.at(-1)!;
    const before = words[i - 1];
    if (word === '(') levels.push({ selects: false, lists: false });
    else if (word === ')' && levels.length > 1) levels.pop();
    else if (word === 'select') Object.assign(level, { selects: true, lists: false });
    else if (END_OF_FROM.has(word)) level.lists = false;
    // FROM of extract(… from …) lies in parentheses without a SELECT; IS DISTINCT FROM names no table.
    else if (word === 'from' && level.selects && before !== 'distinct') note(i + 1, level);
    else if (word === 'join') note(i + 1, level);
    else if (word === ',' && level.lists) note(i + 1, level);
  });
  return { tables, unclear };

  function note(i: number, level: Level): void {
    level.lists = true;
    const name = words[i] ?? '';
    if (name === '(' || NO_TABLE.has(name) || words[i + 1] === '(') return;
    if (/^[a-z0-9_]+\.[a-z0-9_]+$/.test(name)) tables.add(name);
    else if (!queries.has(name)) unclear.add(name);
  }
}

/** Words, dotted names as one, parentheses and commas, in lower case; texts and comments are left out. */
function wordsOf(sql: string): readonly string[] {
  const words = bareSql(sql).match(/(?:"[^"]+"|[\w$]+)(?:\s*\.\s*(?:"[^"]+"|[\w$]+))*|[(),]/g) ?? [];
  return words.map(word => word.replaceAll(/["\s]/g, '').toLowerCase());
}

/** The names that WITH gives to queries: `name AS (`, or `name (columns) AS (`. */
function withQueries(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((_, i) => {
    const next = words[i + 1] === '(' ? words.indexOf(')', i) + 1 : i + 1;
    return words[next] === 'as' && words[next + 1] === '(' && ['with', 'recursive', ','].includes(words[i - 1] ?? '');
  }));
}
