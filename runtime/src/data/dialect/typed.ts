import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext, TerminalNode } from 'antlr4ng';
import { QuerySyntaxError } from '../query-errors';
import type { SqlType } from './sql-type';

/** An expression in DuckDB's words, with the type that it has in Trino. */
export interface Typed {
  readonly sql: string;
  readonly type: SqlType;
  /** The text, where the expression is a text literal: formats and patterns are translated, units looked up. */
  readonly text?: string;
  /** The number, where it is a literal whole number. */
  readonly whole?: number;
}

/** An error that Trino would give by this name, at the place of a part of the query. */
export function refusal(code: string, node: ParseTree): QuerySyntaxError {
  const token = node instanceof TerminalNode ? node.symbol : node instanceof ParserRuleContext ? node.start : undefined;
  return new QuerySyntaxError(code, token ? { line: token.line, column: token.column + 1 } : undefined);
}

/** A call of a macro or function. */
export function called(name: string, ...parts: readonly string[]): string {
  return `${name}(${parts.join(', ')})`;
}
