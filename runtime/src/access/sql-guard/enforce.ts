import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import type { Place } from './query-refused';
import { placeOf, QueryRefusedError } from './query-refused';
import type { Rule } from './rule';

/** Holds one thing against rules. @throws QueryRefusedError  of the first rule that objects */
export function enforce<Subject>(rules: readonly Rule<Subject>[], subject: Subject, place?: Place): void {
  for (const { id, check } of rules) {
    const objection = check(subject);
    if (objection) throw new QueryRefusedError({ rule: id, message: objection.message, remedy: objection.remedy }, objection.place ?? place);
  }
}

/**
 * Holds every node of a tree against rules, outermost first.
 *
 * @param isProved  nodes that are known already: neither they nor what is in them is looked at
 */
export function enforceOnTree(
  rules: readonly Rule<ParserRuleContext>[], tree: ParseTree, isProved: (node: ParserRuleContext) => boolean = () => false,
): void {
  if (!(tree instanceof ParserRuleContext) || isProved(tree)) return;
  enforce(rules, tree, placeOf(tree));
  for (const child of tree.children ?? []) enforceOnTree(rules, child, isProved);
}
