import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import { IdentifierContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { quotedName as quoted } from '../literal';
import type { Reach } from './reach';
import type { Typed } from './typed';
import { refusal } from './typed';

export { quoted };

/** A name as both engines compare names: without quotes, in lower case. */
export function nameOf(node: IdentifierContext): string {
  const text = node.getText();
  return (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text).toLowerCase();
}

/** The names of a dotted reference, outermost first. */
export function partsOf(node: ParserRuleContext): readonly string[] {
  if (node instanceof IdentifierContext) return [nameOf(node)];
  return (node.children ?? []).flatMap((child: ParseTree) => (child instanceof ParserRuleContext ? partsOf(child) : []));
}

/** A reference to a column, with the type of the column. */
export function column(node: ParserRuleContext, { scope }: Reach): Typed {
  const parts = partsOf(node);
  const [relation, name] = parts.length === 1 ? [undefined, parts[0]!] : parts.slice(-2);
  const found = scope.find(relation, name!);
  if (found.length === 0) throw refusal('COLUMN_NOT_FOUND', node);
  if (found.length > 1) throw refusal('AMBIGUOUS_NAME', node);
  return { sql: parts.slice(-2).map(quoted).join('.'), type: found[0]!.type };
}
