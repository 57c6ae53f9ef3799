import type { ParserRuleContext } from 'antlr4ng';
import { ProgramContext, SingleStatementContext, StatementDefaultContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Rule } from '../rule';

/** Exactly one statement, and it is a query. */
export const oneSelect: Rule<ParserRuleContext> = {
  id: 'one-select',
  check(node) {
    const single = node instanceof ProgramContext ? node.statements().length === 1 : true;
    const query = node instanceof SingleStatementContext ? node.statement() instanceof StatementDefaultContext : true;
    return single && query ? undefined : OBJECTION;
  },
};

const OBJECTION = { message: 'Only one SELECT statement can run here.', remedy: 'Write exactly one SELECT, which may begin with WITH.' };
