import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import { placeOf, QueryRefusedError } from './query-refused';
import { RULES } from './rules';

/** Applies every rule to every node, outermost first. */
export function checkRules(tree: ParseTree): void {
  if (!(tree instanceof ParserRuleContext)) return;
  for (const rule of RULES) {
    const refusal = rule(tree);
    if (refusal) throw new QueryRefusedError(refusal, placeOf(tree));
  }
  for (const child of tree.children ?? []) checkRules(child);
}
