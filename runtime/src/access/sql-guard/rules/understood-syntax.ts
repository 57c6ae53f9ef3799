import type { ParseTree, ParserRuleContext } from 'antlr4ng';
import { ErrorNode, TerminalNode } from 'antlr4ng';
import * as grammar from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Refusal } from '../query-refused';
import type { Rule } from '../rule';

type NodeClass = abstract new (...args: never[]) => ParserRuleContext;

/** Every node that the guard understands, with the words and signs that may stand directly in it. Whatever is not here is refused. */
const UNDERSTOOD: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(([
  [grammar.ProgramContext, '<EOF>'],
  [grammar.StatementsContext, ''],
  [grammar.SingleStatementContext, ';'],
  [grammar.StatementDefaultContext, ''],
  [grammar.RootQueryContext, ''],
  [grammar.QueryStatementContext, ''],
  [grammar.WithContext, 'WITH ,'],
  [grammar.NamedQueryContext, 'AS ( )'],
  [grammar.QueryNoWithContext, 'ORDER BY , OFFSET LIMIT ROW ROWS'],
  [grammar.LimitRowCountContext, 'ALL'],
  [grammar.QueryTermDefaultContext, ''],
  [grammar.SetOperationContext, 'UNION INTERSECT EXCEPT'],
  [grammar.QueryPrimaryDefaultContext, ''],
  [grammar.SubqueryContext, '( )'],
  [grammar.SortItemContext, 'ASC DESC NULLS FIRST LAST'],
  // Select
  [grammar.QuerySpecificationContext, 'SELECT FROM , GROUP BY'],
  [grammar.SetQuantifierContext, 'DISTINCT ALL'],
  [grammar.SelectListContext, ','],
  [grammar.SelectItemContext, 'AS'],
  [grammar.SelectAllWithoutTableContext, '*'],
  [grammar.TableAllColumnsContext, '. *'],
  [grammar.SelectLiteralColumnNameContext, ''],
  [grammar.SelectExpressionColumnNameContext, ''],
  [grammar.WhereClauseContext, 'WHERE'],
  [grammar.HavingClauseContext, 'HAVING'],
  [grammar.GroupByContext, ','],
  [grammar.SingleGroupingSetContext, ''],
  [grammar.RollupContext, 'ROLLUP ( ) ,'],
  [grammar.MultipleGroupingSetsContext, 'GROUPING SETS ( ) ,'],
  [grammar.GroupingSetContext, '( ) ,'],
  [grammar.GroupingTermContext, ''],
  // Relations
  [grammar.RelationDefaultContext, ''],
  [grammar.JoinRelationContext, 'CROSS JOIN'],
  [grammar.JoinTypeContext, 'INNER LEFT RIGHT FULL OUTER'],
  [grammar.JoinCriteriaContext, 'ON USING ( ) ,'],
  [grammar.JoinColumnEqualityContext, '='],
  [grammar.JoinColumnReferenceContext, '.'],
  [grammar.SampledRelationContext, ''],
  [grammar.PatternRecognitionContext, ''],
  [grammar.AliasedRelationContext, 'AS'],
  [grammar.ColumnAliasesContext, '( ) ,'],
  [grammar.TableNameContext, ''],
  [grammar.TableOrViewNameContext, ''],
  [grammar.TableRefContext, '.'],
  [grammar.ExpressionSourceTableContext, ''],
  [grammar.SubqueryRelationContext, '( )'],
  [grammar.ParenthesizedRelationContext, '( )'],
  // Conditions
  [grammar.ExpressionContext, ''],
  [grammar.PredicatedContext, ''],
  [grammar.LogicalNotContext, 'NOT'],
  [grammar.AndContext, 'AND'],
  [grammar.OrContext, 'OR'],
  [grammar.ComparisonContext, ''],
  [grammar.ComparisonOperatorContext, '= <> != < <= > >='],
  [grammar.BetweenContext, 'NOT BETWEEN AND'],
  [grammar.InListContext, 'NOT IN ( ) ,'],
  [grammar.InSubqueryContext, 'NOT IN ( )'],
  [grammar.LikeContext, 'NOT LIKE ESCAPE'],
  [grammar.NullPredicateContext, 'IS NOT NULL'],
  [grammar.DistinctFromContext, 'IS NOT DISTINCT FROM'],
  [grammar.ExistsContext, 'EXISTS ( )'],
  // Values
  [grammar.ValueExpressionDefaultContext, ''],
  [grammar.ArithmeticUnaryContext, '- +'],
  [grammar.ArithmeticBinaryContext, '* / % + -'],
  [grammar.ConcatenationContext, '||'],
  [grammar.ParenthesizedExpressionContext, '( )'],
  [grammar.SubqueryExpressionContext, '( )'],
  [grammar.SimpleCaseContext, 'CASE ELSE END'],
  [grammar.SearchedCaseContext, 'CASE ELSE END'],
  [grammar.WhenClauseContext, 'WHEN THEN'],
  [grammar.CastContext, 'CAST TRY_CAST ( AS )'],
  [grammar.GenericTypeContext, '( , )'],
  [grammar.DateTimeTypeContext, 'TIMESTAMP'],
  [grammar.ExtractContext, 'EXTRACT ( FROM )'],
  [grammar.TrimContext, 'TRIM ( FROM )'],
  [grammar.TrimsSpecificationContext, 'LEADING TRAILING BOTH'],
  [grammar.SubstringContext, 'SUBSTRING ( FROM FOR )'],
  [grammar.PositionContext, 'POSITION ( IN )'],
  [grammar.CurrentDateContext, 'CURRENT_DATE'],
  [grammar.ColumnReferenceContext, ''],
  [grammar.ColumnNameContext, ''],
  [grammar.ColumnRefContext, ''],
  [grammar.QualifiedNameContext, '.'],
  // Functions
  [grammar.FunctionCallContext, '( , ) *'],
  [grammar.FunctionNameContext, ''],
  [grammar.FilterContext, 'FILTER ( )'],
  [grammar.OverContext, 'OVER ( )'],
  [grammar.WindowSpecificationContext, 'PARTITION ORDER BY ,'],
  [grammar.PartitionByContext, ','],
  [grammar.WindowFrameContext, ''],
  [grammar.FrameExtentContext, 'RANGE ROWS BETWEEN AND'],
  [grammar.UnboundedFrameContext, 'UNBOUNDED PRECEDING FOLLOWING'],
  [grammar.CurrentRowBoundContext, 'CURRENT ROW'],
  [grammar.BoundedFrameContext, 'PRECEDING FOLLOWING'],
  // Literals
  [grammar.NullLiteralContext, 'NULL'],
  [grammar.BooleanLiteralContext, ''],
  [grammar.BooleanValueContext, 'TRUE FALSE'],
  [grammar.NumericLiteralContext, ''],
  [grammar.StringLiteralContext, ''],
  [grammar.TypeConstructorContext, ''],
  [grammar.IntervalLiteralContext, ''],
  [grammar.IntervalContext, 'INTERVAL'],
  [grammar.IntervalFieldContext, 'YEAR MONTH DAY HOUR MINUTE SECOND'],
] satisfies [NodeClass, string][]).map(([node, words]) => [node, new Set(words.split(' '))]));

/** Nodes that are one literal or name: their own rules look at the text. */
const LEAVES = new Set<unknown>([
  grammar.IntegerLiteralContext, grammar.DecimalLiteralContext, grammar.DoubleLiteralContext, grammar.BasicStringLiteralContext,
  grammar.RowCountContext, grammar.TypeParameterContext,
  grammar.UnquotedIdentifierContext, grammar.QuotedIdentifierContext, grammar.NonReservedContext,
]);

/** Names by which a window, or the columns of one relation in an aggregate, could be referred to: the guard follows neither. */
const NAMELESS = new Set<unknown>([grammar.OverContext, grammar.WindowSpecificationContext, grammar.FunctionCallContext]);

/** Only nodes and words that the guard understands: an allow-list of the grammar. */
export const understoodSyntax: Rule = node => {
  if (LEAVES.has(node.constructor)) return undefined;
  const words = UNDERSTOOD.get(node.constructor);
  if (!words) return hintFor(node) ?? REFUSAL;
  return childrenOf(node).every(child => isUnderstoodIn(node, words, child)) ? undefined : hintFor(node) ?? REFUSAL;
};

function isUnderstoodIn(node: ParserRuleContext, words: ReadonlySet<string>, child: ParseTree): boolean {
  if (child instanceof ErrorNode) return false;
  if (child instanceof TerminalNode) return words.has(child.getText().toUpperCase());
  if (child instanceof grammar.IdentifierContext) return !NAMELESS.has(node.constructor);
  // `GROUP BY DISTINCT` and `sum(x ORDER BY y)` are not `SELECT DISTINCT` and `OVER (ORDER BY y)`.
  if (node instanceof grammar.GroupByContext) return child instanceof grammar.GroupingElementContext;
  if (node instanceof grammar.SelectItemContext) return !(child instanceof grammar.ColumnAliasesContext);
  return !(node instanceof grammar.FunctionCallContext && child instanceof grammar.SortItemContext);
}

function childrenOf(node: ParserRuleContext): readonly ParseTree[] {
  return node.children ?? [];
}

function hintFor(node: ParserRuleContext): Refusal | undefined {
  const hint = HINTS.find(([type]) => node instanceof type);
  return hint && { ...REFUSAL, remedy: hint[1] };
}

const REFUSAL = {
  rule: 'understood-syntax',
  message: 'The query uses syntax that is not allowed here.',
  remedy: 'Use SELECT with joins, subqueries, WITH, UNION, INTERSECT, EXCEPT, aggregates, CASE, CAST, EXTRACT and window functions only.',
};

const HINTS: readonly (readonly [NodeClass, string])[] = [
  [grammar.QueryNoWithContext, 'Bound the rows by LIMIT.'],
  [grammar.JoinRelationContext, 'Write JOIN … ON or JOIN … USING.'],
  [grammar.OverContext, 'Write the window where it is used: OVER (PARTITION BY … ORDER BY …).'],
  [grammar.QuerySpecificationContext, 'Write the window where it is used: OVER (PARTITION BY … ORDER BY …).'],
  [grammar.WithContext, 'Write WITH without RECURSIVE.'],
  [grammar.CubeContext, 'Use GROUPING SETS or ROLLUP.'],
  [grammar.ListAggContext, 'Return the rows and leave the joining of texts to the reader.'],
  [grammar.ArrayConstructorContext, 'Use plain values; arrays are not allowed.'],
  [grammar.CurrentTimestampContext, 'Use current_date, which is the day of the question.'],
  [grammar.LocalTimestampContext, 'Use current_date, which is the day of the question.'],
  [grammar.AtTimeZoneContext, 'Dates are local to their warehouse: use them as they are.'],
  [grammar.DereferenceContext, 'Write a column as alias.column.'],
];
