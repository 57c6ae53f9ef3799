import type { ParserRuleContext } from 'antlr4ng';
import { CubeContext, GroupByContext, MultipleGroupingSetsContext, RollupContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { ASK_FOR_LESS } from '../bounds';
import type { Rule } from '../rule';

/** How many sets of groups one SELECT may form. */
const MOST_SETS = 64;

/** CUBE of twenty columns forms a million sets of groups, and each reads the rows again. */
export const groupingSets: Rule<ParserRuleContext> = {
  id: 'grouping-sets',
  check: node => node instanceof GroupByContext && node.groupingElement().map(setsOf).reduce((product, sets) => product * sets, 1) > MOST_SETS
    ? { message: `The query groups by more than ${MOST_SETS} sets of columns.`, remedy: ASK_FOR_LESS }
    : undefined,
};

/** The sets that one element forms; elements side by side are combined. */
function setsOf(element: ParserRuleContext): number {
  if (element instanceof CubeContext) return 2 ** element.groupingSet().length;
  if (element instanceof RollupContext) return element.groupingSet().length + 1;
  return element instanceof MultipleGroupingSetsContext ? element.groupingSet().length : 1;
}
