import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';

/** The nodes of a kind, outermost first. What is in a node that `skips` holds is not looked at, nor is that node. */
export function nodesOf<T extends ParserRuleContext>(
  tree: ParseTree, kind: abstract new (...args: never[]) => T, skips: (node: ParserRuleContext) => boolean = () => false,
): readonly T[] {
  const found: T[] = [];
  const collect = (node: ParseTree) => {
    if (!(node instanceof ParserRuleContext) || skips(node)) return;
    if (node instanceof kind) found.push(node);
    for (const child of node.children ?? []) collect(child);
  };
  collect(tree);
  return found;
}

/** A node, the only child that it has, the only child of that, and so on: all that an expression is, if it is nothing else. */
export function onlyNodes(node: ParserRuleContext): readonly ParserRuleContext[] {
  const [child, ...others] = node.children ?? [];
  return [node, ...(others.length === 0 && child instanceof ParserRuleContext ? onlyNodes(child) : [])];
}
