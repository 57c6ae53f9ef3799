import type { CoalesceContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { value } from './expressions';
import type { Call } from './functions';
import { FUNCTIONS } from './functions';
import type { Reach } from './reach';
import type { Typed } from './typed';
import { refusal } from './typed';
import { words } from './words';

/** A call of a function, by the rule of its name. */
export function call(node: FunctionCallContext | CoalesceContext, reach: Reach): Typed {
  const name = node instanceof FunctionCallContext ? node.functionName().getText().replaceAll('"', '').toLowerCase() : 'coalesce';
  const args = node.expression().map(each => value(each, reach));
  const parts: Call = { node, name, args, ...(node instanceof FunctionCallContext ? around(node, reach) : NOTHING) };
  const rule = FUNCTIONS.get(name);
  if (!rule || (node instanceof FunctionCallContext && (node.ASTERISK() !== null) !== (name === 'count' && args.length === 0))) {
    throw refusal('FUNCTION_NOT_FOUND', node);
  }
  return rule(parts);
}

const NOTHING = { distinct: '', order: '', nulls: '', tail: '' };

/** What stands inside and behind the parentheses beside the arguments. */
function around(node: FunctionCallContext, reach: Reach): Pick<Call, 'distinct' | 'order' | 'nulls' | 'tail'> {
  if (node.processingMode() || node.identifier()) throw refusal('NOT_SUPPORTED', node);
  const order = node.sortItem().map(item => words(item, reach)).join(', ');
  const [filter, over] = [node.filter(), node.over()].map(each => (each ? ` ${words(each, reach)}` : ''));
  return {
    distinct: node.setQuantifier()?.KW_DISTINCT() ? 'DISTINCT ' : '',
    order: order ? ` ORDER BY ${order}` : '',
    nulls: node.nullTreatment()?.KW_IGNORE() ? ' IGNORE NULLS' : '',
    tail: `${filter}${over}`,
  };
}
