import type { ParserRuleContext } from 'antlr4ng';
import type { ExtractContext, PositionContext, SubstringContext, TrimContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { value } from '../expressions';
import type { Reach } from '../reach';
import type { Typed } from '../typed';
import { refusal } from '../typed';
import { field } from './dates';
import { TEXTS } from './texts';

// Functions that the standard spells with words between their arguments.

export function extract(node: ExtractContext, reach: Reach): Typed {
  const of = value(node.valueExpression(), reach);
  if (!['date', 'timestamp', 'unknown', 'any'].includes(of.type.kind)) throw refusal('TYPE_MISMATCH', node);
  const found = field(node.identifier().getText().toLowerCase(), of);
  if (!found) throw refusal('TYPE_MISMATCH', node);
  return found;
}

export function substring(node: SubstringContext, reach: Reach): Typed {
  return named('substr', node, node.valueExpression().map(each => value(each, reach)));
}

export function position(node: PositionContext, reach: Reach): Typed {
  const [part, text] = node.valueExpression().map(each => value(each, reach));
  return named('strpos', node, [text!, part!]);
}

export function trim(node: TrimContext, reach: Reach): Typed {
  const parts = node.valueExpression().map(each => value(each, reach));
  const end = node.trimsSpecification()?.getText().toUpperCase();
  const name = end === 'LEADING' ? 'ltrim' : end === 'TRAILING' ? 'rtrim' : 'trim';
  return named(name, node, parts.length > 1 ? [parts[1]!, parts[0]!] : parts);
}

function named(name: string, node: ParserRuleContext, args: readonly Typed[]): Typed {
  return TEXTS[name]!({ node, name, args, distinct: '', order: '', nulls: '', tail: '' });
}
