import type { ParserRuleContext } from 'antlr4ng';
import { FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { AGGREGATES } from '../functions/aggregates';
import { ALLOWED, arityOf } from '../functions/allowed';
import { LEFT_OUT } from '../functions/left-out';
import { WINDOWS } from '../functions/windows';
import type { Objection, Rule } from '../rule';

/**
 * Functions by allow-list: those of Trino that are deterministic, touch nothing but their arguments, and mean the same on the laptop's engine.
 * Another number of arguments, or another place than theirs, may mean another function to one of the engines.
 */
export const allowedFunctions: Rule<ParserRuleContext> = { id: 'allowed-functions', check };

function check(node: ParserRuleContext): Objection | undefined {
  if (!(node instanceof FunctionCallContext)) return undefined;
  const name = node.functionName().getText().toLowerCase();
  const arity = arityOf(name);
  if (!arity) return objectionTo(name);
  const given = node.expression().length;
  if (given < arity[0] || given > arity[1] || (node.ASTERISK() && name !== 'count')) return ARGUMENTS;
  return isInPlace(name, node) ? undefined : PLACE;
}

/** DISTINCT, FILTER and ORDER BY are for aggregates, OVER for them and for window functions, which need it. */
function isInPlace(name: string, node: FunctionCallContext): boolean {
  if (Object.hasOwn(AGGREGATES, name)) return !node.nullTreatment() && !(node.over() && (node.setQuantifier() ?? node.KW_ORDER()));
  const aggregating = node.setQuantifier() ?? node.filter() ?? node.KW_ORDER();
  return !aggregating && Boolean(node.over()) === Object.hasOwn(WINDOWS, name) && (!node.nullTreatment() || MAY_SKIP_NULLS.has(name));
}

function objectionTo(name: string): Objection {
  if (CLOCKS.has(name)) return CLOCK;
  const reason = Object.hasOwn(LEFT_OUT, name) ? ` ${name} is left out: ${LEFT_OUT[name]}.` : '';
  return { message: 'The query calls a function that is not allowed.', remedy: `Use only: ${ALLOWED.join(', ')}, extract, cast, try_cast.${reason}` };
}

const MAY_SKIP_NULLS = new Set(['lag', 'lead', 'first_value', 'last_value', 'nth_value']);
const CLOCKS = new Set(['now', 'today', 'getdate', 'sysdate']);
const CLOCK = { message: 'The query asks for the time of the clock.', remedy: 'Use current_date, which is the day of the question.' };
const ARGUMENTS = { message: 'The query gives a function more or fewer arguments than it takes here.', remedy: 'Call it as Trino documents it.' };
const PLACE = {
  message: 'The query calls a function in a way that does not fit it.',
  remedy: 'OVER belongs to aggregates and window functions, DISTINCT, FILTER and ORDER BY to aggregates without OVER.',
};
