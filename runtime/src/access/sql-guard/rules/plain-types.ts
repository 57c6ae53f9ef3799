import type { ParserRuleContext } from 'antlr4ng';
import { GenericTypeContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Objection, Rule } from '../rule';

const PLAIN = new Set(['bigint', 'integer', 'int', 'smallint', 'tinyint', 'double', 'varchar', 'boolean', 'date']);

/** Types that both engines have and cast alike. `varchar(3)` is not among them: one engine would cut, the other not. */
export const plainTypes: Rule<ParserRuleContext> = { id: 'plain-types', check };

function check(node: ParserRuleContext): Objection | undefined {
  if (!(node instanceof GenericTypeContext)) return undefined;
  const name = node.identifier().getText().toLowerCase();
  const sizes = node.typeParameter().map(parameter => Number(parameter.getText()));
  const decimal = name === 'decimal' && /^\(\d{1,2},\d{1,2}\)$/.test(node.getText().slice(name.length)) && sizes[0]! <= 38 && sizes[1]! <= sizes[0]!;
  return decimal || (PLAIN.has(name) && sizes.length === 0) ? undefined : OBJECTION;
}

const OBJECTION = {
  message: 'The query casts to a type that is not allowed.',
  remedy: `Cast to ${[...PLAIN].join(', ')}, timestamp or decimal(p, s).`,
};
