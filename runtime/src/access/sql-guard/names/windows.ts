import type { ParserRuleContext } from 'antlr4ng';
import {
  QueryNoWithContext, QueryPrimaryDefaultContext, QuerySpecificationContext, QueryTermDefaultContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { IdentifierContext, WindowDefinitionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { nameOf } from './resolution';

/** Whether the SELECT that a name behind OVER belongs to has named such a window. What ORDER BY orders is the SELECT that it stands behind. */
export function isWindow(name: IdentifierContext): boolean {
  return windowsAround(name).some(window => nameOf(window.identifier()) === nameOf(name));
}

/** Those of the nearest SELECT: the windows of queries around it are out of its reach. */
function windowsAround({ parent }: ParserRuleContext): readonly WindowDefinitionContext[] {
  if (!parent) return [];
  if (parent instanceof QuerySpecificationContext) return parent.windowDefinition();
  if (!(parent instanceof QueryNoWithContext)) return windowsAround(parent);
  const term = parent.queryTerm();
  const primary = term instanceof QueryTermDefaultContext ? term.queryPrimary() : undefined;
  return primary instanceof QueryPrimaryDefaultContext ? primary.querySpecification().windowDefinition() : [];
}
