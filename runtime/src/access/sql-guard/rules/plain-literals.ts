import type { ParserRuleContext } from 'antlr4ng';
import {
  BasicStringLiteralContext, DecimalLiteralContext, DoubleLiteralContext, IntegerLiteralContext, IntervalContext, RowCountContext,
  TypeConstructorContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { isIsoDate } from '../../../data';
import type { Objection, Rule } from '../rule';

/** Literals that mean the same to both engines: no hexadecimal numbers, no `DATE 'today'`, no `INTERVAL '1-2' YEAR TO MONTH`. */
export const plainLiterals: Rule<ParserRuleContext> = { id: 'plain-literals', check };

function check(node: ParserRuleContext): Objection | undefined {
  if (node instanceof IntegerLiteralContext) return /^-?\d{1,18}$/.test(node.getText()) ? undefined : NUMBER;
  if (node instanceof RowCountContext) return /^\d{1,9}$/.test(node.getText()) ? undefined : NUMBER;
  if (node instanceof DecimalLiteralContext) return /^-?(?:\d{1,18}\.\d{0,18}|\.\d{1,18})$/.test(node.getText()) ? undefined : NUMBER;
  if (node instanceof DoubleLiteralContext) return /^-?[\d.]{1,20}e[+-]?\d{1,3}$/i.test(node.getText()) ? undefined : NUMBER;
  if (node instanceof BasicStringLiteralContext) return node.getText().length <= 1_000 ? undefined : TEXT;
  if (node instanceof IntervalContext) return /^'\d{1,6}'$/.test(node.string().getText()) && node.intervalField().length === 1 ? undefined : INTERVAL;
  if (node instanceof TypeConstructorContext) return isDayOrTime(node) ? undefined : DAY;
  return undefined;
}

function isDayOrTime(node: TypeConstructorContext): boolean {
  const text = node.string().getText().slice(1, -1);
  const [day = '', time = '00:00:00', ...rest] = text.split(' ');
  switch (node.identifier()?.getText().toLowerCase()) {
    case 'date': return isIsoDate(text);
    case 'timestamp': return rest.length === 0 && isIsoDate(day) && /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?$/.test(time);
    default: return false;
  }
}

const NUMBER = { message: 'A number must be written in decimal digits, at most 18 of them.', remedy: 'Write 1500, 1.5 or 1.5e3.' };
const TEXT = { message: 'A text may have at most 1000 characters.', remedy: 'Compare with a shorter text.' };
const INTERVAL = { message: 'An interval must be a whole number of one unit.', remedy: "Write INTERVAL '14' DAY." };
const DAY = { message: 'Only dates and timestamps can be written by type and text.', remedy: "Write DATE '2026-01-31' or TIMESTAMP '2026-01-31 08:30:00'." };
