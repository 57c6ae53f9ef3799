import { comparable } from '../conditions';
import { BOOLEAN, UNKNOWN } from '../sql-type';
import type { Typed } from '../typed';
import { refusal } from '../typed';
import type { Call, FunctionRule } from './rule';

/** Functions that choose one of their arguments. */
export const CHOICES: Readonly<Record<string, FunctionRule>> = {
  coalesce: call => chosen(call, 2, `coalesce(${list(call)})`),
  // DuckDB would leave NULL out.
  greatest: call => chosen(call, 1, `CASE WHEN ${anyNull(call)} THEN NULL ELSE greatest(${list(call)}) END`),
  least: call => chosen(call, 1, `CASE WHEN ${anyNull(call)} THEN NULL ELSE least(${list(call)}) END`),
  nullif: call => ({ ...chosen(call, 2, `nullif(${list(call)})`), type: call.args[0]?.type ?? UNKNOWN }),
  if: call => {
    const [condition, then, otherwise] = call.args;
    if (!condition || !then || call.args.length > 3) throw refusal('FUNCTION_NOT_FOUND', call.node);
    comparable(call.node, [condition, { type: BOOLEAN }]);
    const results = otherwise ? [then, otherwise] : [then];
    return { sql: `CASE WHEN ${condition.sql} THEN ${then.sql}${otherwise ? ` ELSE ${otherwise.sql}` : ''} END`, type: comparable(call.node, results) };
  },
};

const list = ({ args }: Call): string => args.map(({ sql }) => sql).join(', ');
const anyNull = ({ args }: Call): string => args.map(({ sql }) => `${sql} IS NULL`).join(' OR ');

function chosen(call: Call, least: number, sql: string): Typed {
  if (call.args.length < least) throw refusal('FUNCTION_NOT_FOUND', call.node);
  return { sql, type: comparable(call.node, call.args) };
}
