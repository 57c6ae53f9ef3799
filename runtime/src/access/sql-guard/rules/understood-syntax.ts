import type { ParseTree, ParserRuleContext } from 'antlr4ng';
import { ErrorNode, TerminalNode } from 'antlr4ng';
import * as grammar from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Objection, Rule } from '../rule';

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
  [grammar.QueryNoWithContext, 'ORDER BY , OFFSET LIMIT ROW ROWS FETCH FIRST NEXT ONLY'],
  [grammar.LimitRowCountContext, 'ALL'],
  [grammar.QueryTermDefaultContext, ''],
  [grammar.SetOperationContext, 'UNION INTERSECT EXCEPT'],
  [grammar.QueryPrimaryDefaultContext, ''],
  [grammar.SubqueryContext, '( )'],
  [grammar.InlineTableContext, 'VALUES ,'],
  [grammar.SortItemContext, 'ASC DESC NULLS FIRST LAST'],
  // Select
  [grammar.QuerySpecificationContext, 'SELECT FROM , GROUP BY WINDOW'],
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
  [grammar.CubeContext, 'CUBE ( ) ,'],
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
  [grammar.UnnestContext, 'UNNEST ( ) , WITH ORDINALITY'],
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
  [grammar.ArrayConstructorContext, 'ARRAY [ ] ,'],
  [grammar.RowConstructorContext, '( ) ,'],
  [grammar.SubscriptContext, '[ ]'],
  [grammar.SimpleCaseContext, 'CASE ELSE END'],
  [grammar.SearchedCaseContext, 'CASE ELSE END'],
  [grammar.WhenClauseContext, 'WHEN THEN'],
  [grammar.CastContext, 'CAST TRY_CAST ( AS )'],
  [grammar.GenericTypeContext, '( , )'],
  [grammar.DateTimeTypeContext, 'TIMESTAMP'],
  [grammar.DoublePrecisionTypeContext, 'DOUBLE PRECISION'],
  [grammar.ArrayTypeContext, 'ARRAY ( )'],
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
  [grammar.FunctionCallContext, '( , ) * ORDER BY'],
  [grammar.GroupingOperationContext, 'GROUPING ( ) ,'],
  [grammar.FunctionNameContext, ''],
  [grammar.NullTreatmentContext, 'IGNORE RESPECT NULLS'],
  [grammar.FilterContext, 'FILTER ( )'],
  [grammar.OverContext, 'OVER ( )'],
  [grammar.WindowDefinitionContext, 'AS ( )'],
  [grammar.WindowSpecificationContext, 'PARTITION ORDER BY ,'],
  [grammar.PartitionByContext, ','],
  [grammar.WindowFrameContext, ''],
  [grammar.FrameExtentContext, 'RANGE ROWS GROUPS BETWEEN AND'],
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
  [grammar.IntervalContext, 'INTERVAL -'],
  [grammar.IntervalFieldContext, 'YEAR MONTH DAY HOUR MINUTE SECOND'],
] satisfies [NodeClass, string][]).map(([node, words]) => [node, new Set(words.split(' '))]));

/** Nodes that are one literal or name: their own rules look at the text. */
const LEAVES = new Set<unknown>([
  grammar.IntegerLiteralContext, grammar.DecimalLiteralContext, grammar.DoubleLiteralContext, grammar.BasicStringLiteralContext,
  grammar.RowCountContext, grammar.TypeParameterContext,
  grammar.UnquotedIdentifierContext, grammar.QuotedIdentifierContext, grammar.NonReservedContext,
]);

/** Names by which a window could extend another, or an aggregate refer to the columns of one relation: the guard follows neither. */
const NAMELESS = new Set<unknown>([grammar.WindowSpecificationContext, grammar.FunctionCallContext]);

/** Only nodes and words that the guard understands: an allow-list of the grammar. */
export const understoodSyntax: Rule<ParserRuleContext> = { id: 'understood-syntax', check };

function check(node: ParserRuleContext): Objection | undefined {
  if (LEAVES.has(node.constructor)) return undefined;
  const words = UNDERSTOOD.get(node.constructor);
  if (!words || !isInPlace(node)) return hintFor(node) ?? OBJECTION;
  return childrenOf(node).every(child => isUnderstoodIn(node, words, child)) ? undefined : hintFor(node) ?? OBJECTION;
}

/** VALUES is a relation, not a query of its own; a row stands in VALUES alone. */
function isInPlace(node: ParserRuleContext): boolean {
  if (node instanceof grammar.RowConstructorContext) return above(node) instanceof grammar.InlineTableContext;
  if (!(node instanceof grammar.InlineTableContext)) return true;
  const around = above(node);
  return around instanceof grammar.SubqueryRelationContext || around instanceof grammar.NamedQueryContext;
}

/** The nearest node around one that holds more than this. */
function above(node: ParserRuleContext): ParserRuleContext | null {
  return node.parent && (childrenOf(node.parent).length > 1 ? node.parent : above(node.parent));
}

function isUnderstoodIn(node: ParserRuleContext, words: ReadonlySet<string>, child: ParseTree): boolean {
  if (child instanceof ErrorNode) return false;
  if (child instanceof TerminalNode) return words.has(child.getText().toUpperCase());
  if (child instanceof grammar.IdentifierContext) return !NAMELESS.has(node.constructor);
  // `GROUP BY DISTINCT` is not `SELECT DISTINCT`.
  if (node instanceof grammar.GroupByContext) return child instanceof grammar.GroupingElementContext;
  return !(node instanceof grammar.SelectItemContext && child instanceof grammar.ColumnAliasesContext);
}

function childrenOf(node: ParserRuleContext): readonly ParseTree[] {
  return node.children ?? [];
}

function hintFor(node: ParserRuleContext): Objection | undefined {
  const hint = HINTS.find(([type]) => node instanceof type);
  return hint && { ...OBJECTION, remedy: hint[1] };
}

const OBJECTION = {
  message: 'The query uses syntax that is not allowed here.',
  remedy: 'Use SELECT with joins, subqueries, WITH, UNION, INTERSECT, EXCEPT, aggregates, CASE, CAST, EXTRACT and window functions only.',
};

const HINTS: readonly (readonly [NodeClass, string])[] = [
  [grammar.QueryNoWithContext, 'Bound the rows by LIMIT.'],
  [grammar.JoinRelationContext, 'Write JOIN … ON or JOIN … USING.'],
  [grammar.WindowSpecificationContext, 'Write out each window: OVER (PARTITION BY … ORDER BY …) or WINDOW w AS (PARTITION BY … ORDER BY …).'],
  [grammar.WithContext, 'Write WITH without RECURSIVE.'],
  [grammar.ListAggContext, "Write array_join(array_agg(x ORDER BY x), ', ')."],
  [grammar.InlineTableContext, 'Write VALUES as a relation: SELECT * FROM (VALUES (1, 2)) AS t (a, b).'],
  [grammar.RowConstructorContext, 'Compare column by column.'],
  [grammar.LateralContext, 'Join a subquery, or name it by WITH.'],
  [grammar.LambdaContext, 'Use UNNEST and aggregate what it gives.'],
  [grammar.CurrentTimestampContext, 'Use current_date, which is the day of the question.'],
  [grammar.LocalTimestampContext, 'Use current_date, which is the day of the question.'],
  [grammar.AtTimeZoneContext, 'Dates are local to their warehouse: use them as they are.'],
  [grammar.DereferenceContext, 'Write a column as alias.column.'],
];
