import type { ParserRuleContext } from 'antlr4ng';
import { IdentifierContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Rule } from '../rule';

/** Names are ASCII letters, digits, underscores and, in quotes, spaces: no look-alikes, no `"t$files"`, no `"$path"`. */
export const plainIdentifiers: Rule<ParserRuleContext> = {
  id: 'plain-identifiers',
  check: node => node instanceof IdentifierContext && !/^(?:[a-z_][a-z0-9_]{0,127}|"[a-z_][a-z0-9_ ]{0,127}")$/i.test(node.getText()) ? OBJECTION : undefined,
};

const OBJECTION = {
  message: 'A name may hold only letters a to z, digits, underscores and, in double quotes, spaces.',
  remedy: 'Use the names of the views and columns as they are listed, and plain aliases.',
};
