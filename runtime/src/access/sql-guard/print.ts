import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext, TerminalNode } from 'antlr4ng';
import {
  ArrayConstructorContext, BasicStringLiteralContext, CastContext, ExtractContext, FunctionNameContext, GenericTypeContext, GroupingOperationContext,
  IdentifierContext, PositionContext, SubstringContext, TrimContext, TypeConstructorContext, UnnestContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { nameOf } from './names/resolution';
import { quoted } from './readable-views';

/** What is printed otherwise than it was written. */
export interface Changes {
  /** Text in front of a node. */
  readonly openings?: ReadonlyMap<ParseTree, string>;
  /** Text instead of a node. */
  readonly replacements: ReadonlyMap<ParseTree, string>;
  /** Text behind a node. */
  readonly additions: ReadonlyMap<ParseTree, string>;
}

export const NO_CHANGES: Changes = { replacements: new Map(), additions: new Map() };

/**
 * A parsed query in canonical form: words in upper case, names quoted and in lower case, single spaces, no comment, no semicolon.
 * It is printed token by token from the tree, so that nothing of the original text but literals gets into it.
 */
export function print(tree: ParseTree, changes: Changes): string {
  const line = new Line();
  printNode(tree, changes, line);
  return line.text;
}

function printNode(node: ParseTree, changes: Changes, line: Line): void {
  const opening = changes.openings?.get(node);
  if (opening !== undefined) line.add(opening);
  const replacement = changes.replacements.get(node);
  if (replacement !== undefined) line.add(replacement);
  else if (node instanceof TerminalNode) printToken(node, line);
  else if (node instanceof IdentifierContext) line.add(spelled(node));
  else if (node instanceof ParserRuleContext) {
    for (const child of node.children ?? []) printNode(child, changes, line);
  }
  // `sum(`, but `IN (`
  if (node instanceof FunctionNameContext || (node instanceof IdentifierContext && node.parent instanceof GenericTypeContext)) line.tighten();
  const addition = changes.additions.get(node);
  if (addition !== undefined) line.add(addition);
}

function printToken(node: TerminalNode, line: Line): void {
  const text = node.getText();
  if (text === ';' || text === '<EOF>') return;
  line.add(node.parent instanceof BasicStringLiteralContext ? text : text.toUpperCase());
  if (CALLS.some(type => node.parent instanceof type) && node.parent?.getChild(0) === node) line.tighten();
}

const CALLS = [
  ArrayConstructorContext, CastContext, ExtractContext, GroupingOperationContext, TrimContext, SubstringContext, PositionContext, UnnestContext,
];

/** Functions by their own name, types and fields as words, all other names quoted: a quoted name is never a keyword. */
function spelled(node: IdentifierContext): string {
  const { parent } = node;
  if (parent?.parent instanceof FunctionNameContext) return nameOf(node);
  const word = parent instanceof GenericTypeContext || parent instanceof TypeConstructorContext || parent instanceof ExtractContext;
  if (word) return nameOf(node).toUpperCase();
  return quoted(nameOf(node));
}

/** Signs that no space stands before, and those that none stands behind. */
const BEHIND = new Set([')', ']', ',', '.']);
const BEFORE = new Set(['(', '[', '.']);

/** Text with a space between words, but none inside parentheses and around dots. */
class Line {
  text = '';
  private tight = true;

  add(word: string): void {
    this.text += this.tight || BEHIND.has(word) ? word : ` ${word}`;
    this.tight = BEFORE.has(word);
  }

  /** Nothing stands between the last word and the next. */
  tighten(): void {
    this.tight = true;
  }
}
