import { ParserRuleContext } from 'antlr4ng';
import type { Bounds } from '../../../../src/access/sql-guard/bounds';
import { BOUNDS } from '../../../../src/access/sql-guard/bounds';
import { QueryRefusedError } from '../../../../src/access/sql-guard/query-refused';
import type { Objection, Rule, Words } from '../../../../src/access/sql-guard/rule';
import { SqlParser } from '../../../../src/access/sql-guard/sql-parser';
import { TimeLimit } from '../../../../src/access/sql-guard/time-limit';
import { nodesOf } from '../../../../src/access/sql-guard/tree';

/** Bounds that stand in no test's way. */
export const WIDE: Bounds = { characters: 1e6, tokens: 1e6, nesting: 1e3, selects: 1e3, valueDepth: 1e3, values: 1e3, list: 1e5 };

const patient = () => new TimeLimit(Infinity, () => 0);
const parser = new SqlParser({ text: [], words: [] });

/** What one rule alone says of a parsed query: of its outermost node that it objects to. */
export function objectionTo(sql: string, rule: Rule<ParserRuleContext>): Objection | undefined {
  for (const node of nodesOf(parser.parse(sql, WIDE, patient()), ParserRuleContext)) {
    const objection = rule.check(node);
    if (objection) return objection;
  }
  return undefined;
}

/** Why one rule alone refuses the words of a query, by its message with the place; none where it lets them through. */
export function refusalOfWords(sql: string, rule: Rule<Words>, bounds: Partial<Bounds>): string | undefined {
  const read: Rule<Words> = { id: 'read', check: () => ({ message: 'read', remedy: '' }) };
  try {
    new SqlParser({ text: [], words: [rule, read] }).parse(sql, { ...BOUNDS, ...bounds }, patient());
  } catch (thrown) {
    if (!(thrown instanceof QueryRefusedError)) throw thrown;
    return thrown.rule === 'read' ? undefined : thrown.message;
  }
  throw new Error('No rule has read the query.');
}
