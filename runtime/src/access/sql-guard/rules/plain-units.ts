import type { ParserRuleContext } from 'antlr4ng';
import { ExtractContext, FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Objection, Rule } from '../rule';

/** Units and fields of dates are written out and among those that both engines have; formats of dates are written out. */
export const plainUnits: Rule<ParserRuleContext> = { id: 'plain-units', check };

function check(node: ParserRuleContext): Objection | undefined {
  if (node instanceof ExtractContext) return FIELDS.includes(node.identifier().getText().toLowerCase()) ? undefined : FIELD;
  if (!(node instanceof FunctionCallContext)) return undefined;
  const [first, second] = node.expression().map(each => each.getText());
  switch (node.functionName().getText().toLowerCase()) {
    case 'date_add': case 'date_diff': case 'date_trunc': return UNITS.includes(first?.toLowerCase() ?? '') ? undefined : UNIT;
    case 'date_format': case 'date_parse': case 'format_datetime': return /^'[^']{1,60}'$/.test(second ?? '') ? undefined : FORMAT;
    default: return undefined;
  }
}

const FIELDS = ['year', 'quarter', 'month', 'week', 'day', 'day_of_month', 'dow', 'day_of_week', 'doy', 'day_of_year', 'hour', 'minute', 'second'];
const UNITS = ["'second'", "'minute'", "'hour'", "'day'", "'week'", "'month'", "'quarter'", "'year'"];

const FIELD = { message: 'This field cannot be extracted from a date.', remedy: `Extract one of: ${FIELDS.join(', ')}.` };
const UNIT = { message: 'The unit of a date function must be written out, and be one of a few.', remedy: `Give one of: ${UNITS.join(', ')}.` };
const FORMAT = {
  message: 'The format of a date must be written out.', remedy: "Write it as a text in quotes, such as '%Y-%m-%d'.",
};
