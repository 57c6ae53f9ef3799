import { BIGINT, DOUBLE } from '../sql-type';
import { refusal } from '../typed';
import type { FunctionRule, Gives } from './rule';
import { aggregate } from './rule';

const first: Gives = type => type;

/** Functions that need a window. */
export const WINDOWS: Readonly<Record<string, FunctionRule>> = Object.fromEntries(Object.entries({
  row_number: aggregate('', BIGINT), rank: aggregate('', BIGINT), dense_rank: aggregate('', BIGINT),
  percent_rank: aggregate('', DOUBLE), cume_dist: aggregate('', DOUBLE),
  ntile: aggregate('whole', BIGINT),
  lag: aggregate('any whole? any?', first), lead: aggregate('any whole? any?', first),
  first_value: aggregate('any', first), last_value: aggregate('any', first), nth_value: aggregate('any whole', first),
} satisfies Record<string, FunctionRule>).map(([name, rule]): [string, FunctionRule] => [name, call => {
  if (!call.tail.includes('OVER')) throw refusal('MISSING_OVER', call.node);
  return rule(call);
}]));
