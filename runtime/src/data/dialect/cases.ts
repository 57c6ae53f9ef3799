import type { SearchedCaseContext, SimpleCaseContext, WhenClauseContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { comparable } from './conditions';
import { value } from './expressions';
import type { Reach } from './reach';
import { BOOLEAN, UNKNOWN } from './sql-type';
import type { Typed } from './typed';

export function searchedCase(node: SearchedCaseContext, reach: Reach): Typed {
  const whens = node.whenClause().map(each => when(each, reach));
  for (const { condition } of whens) comparable(node, [condition, { type: BOOLEAN }]);
  const otherwise = node.expression();
  return written(node, 'CASE', whens, otherwise ? value(otherwise, reach) : undefined);
}

export function simpleCase(node: SimpleCaseContext, reach: Reach): Typed {
  const [operandNode, elseNode] = node.expression();
  const operand = value(operandNode!, reach);
  const whens = node.whenClause().map(each => when(each, reach));
  comparable(node, [operand, ...whens.map(({ condition }) => condition)]);
  return written(node, `CASE ${operand.sql}`, whens, elseNode ? value(elseNode, reach) : undefined);
}

interface When {
  readonly condition: Typed;
  readonly result: Typed;
}

function when(node: WhenClauseContext, reach: Reach): When {
  const [condition, result] = node.expression().map(each => value(each, reach));
  return { condition: condition!, result: result! };
}

function written(node: SearchedCaseContext | SimpleCaseContext, begin: string, whens: readonly When[], otherwise: Typed | undefined): Typed {
  const type = comparable(node, [...whens.map(({ result }) => result), otherwise ?? { type: UNKNOWN }]);
  const parts = whens.map(({ condition, result }) => `WHEN ${condition.sql} THEN ${result.sql}`);
  return { sql: `${begin} ${parts.join(' ')}${otherwise ? ` ELSE ${otherwise.sql}` : ''} END`, type };
}
