import { QueryStatementContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Reference, Tally } from '../../../../src/access/sql-guard/names/reference';
import { NameResolver } from '../../../../src/access/sql-guard/names/resolver';
import { print } from '../../../../src/access/sql-guard/print';
import { readableViews } from '../../../../src/access/sql-guard/readable-views';
import { SqlParser } from '../../../../src/access/sql-guard/sql-parser';
import { TimeLimit } from '../../../../src/access/sql-guard/time-limit';
import { nodesOf } from '../../../../src/access/sql-guard/tree';
import { COMPANY, permit } from '../company';
import { WIDE } from '../rules/objection';

const parser = new SqlParser({ text: [], words: [] });
const CONDITION = { of: () => undefined };

/** What following the names of a query comes to, where nothing is refused. */
export interface Followed {
  /** What some rule would look at: names that mean nothing or several things, uses of masked values, names that cannot be followed. */
  readonly odd: readonly string[];
  readonly tally: Tally;
  /** How many views it is said to read: with each relation of the text, then as a whole. */
  readonly counted: readonly number[];
  /** The base views read. */
  readonly read: readonly string[];
  /** As it is printed, with subqueries of views shortened to their names. */
  readonly printed: string;
}

/** Follows the names of a query over the four readable views of the company. */
export function followed(sql: string): Followed {
  const [odd, counted]: [string[], number[]] = [[], []];
  let tally: Tally = { views: -1, products: -1 };
  const check = (reference: Reference) => {
    if (reference.kind === 'reading') {
      ({ tally } = reference);
      counted.push(tally.views);
    }
    const words = oddityOf(reference);
    if (words !== undefined) odd.push(words);
    return undefined;
  };
  const readable = new Map([...readableViews({ views: COMPANY, sources: new Map() }, permit('all'), CONDITION)]
    .map(([name, view]) => [name, { ...view, subquery: `<${name}>` }]));
  const resolver = new NameResolver(readable, [{ id: 'odd', check }]);
  const query = nodesOf(parser.parse(sql, WIDE, new TimeLimit(Infinity, () => 0)), QueryStatementContext)[0]!;
  resolver.whole(query);
  return { odd, tally, counted, read: [...resolver.read], printed: print(query, { replacements: resolver.replacements, additions: new Map() }) };
}

function oddityOf(reference: Reference): string | undefined {
  const text = reference.node.getText();
  switch (reference.kind) {
    case 'relation': return reference.known ? undefined : `no relation ${text} among ${reference.readable.length}`;
    case 'column': return reference.meanings === 1 ? undefined : `${reference.meanings} meanings of ${text}${reference.hint}`;
    case 'use': return reference.masked ? `masked ${text} ${reference.as}` : undefined;
    case 'unclear': return reference.why;
    case 'reading': return undefined;
  }
}
