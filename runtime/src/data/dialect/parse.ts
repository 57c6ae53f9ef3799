import { BailErrorStrategy, BaseErrorListener, CharStreams, CommonTokenStream, ParseCancellationException, PredictionMode } from 'antlr4ng';
import type { ATNSimulator, Recognizer, Token } from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import type { ProgramContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { QuerySyntaxError } from '../query-errors';

/**
 * Parses a text by Trino's grammar. What comes from others has passed the guard, which bounds it and has parsed it before: the quick way
 * first, the thorough one where it fails.
 *
 * @throws QuerySyntaxError
 */
export function parse(sql: string): ProgramContext {
  const lexer = new TrinoSqlLexer(CharStreams.fromString(sql));
  lexer.removeErrorListeners();
  lexer.addErrorListener(new Refusing());
  const parser = new TrinoSqlParser(new CommonTokenStream(lexer));
  parser.removeErrorListeners();
  const thorough = parser.errorHandler;
  parser.interpreter.predictionMode = PredictionMode.SLL;
  parser.errorHandler = new BailErrorStrategy();
  try {
    return parser.program();
  } catch (thrown) {
    if (!(thrown instanceof ParseCancellationException)) throw thrown;
  }
  parser.reset();
  parser.errorHandler = thorough;
  parser.interpreter.predictionMode = PredictionMode.LL;
  parser.addErrorListener(new Refusing());
  return parser.program();
}

class Refusing extends BaseErrorListener {
  override syntaxError(_recognizer: Recognizer<ATNSimulator>, _offending: Token | null, line: number, column: number): void {
    throw new QuerySyntaxError('SYNTAX_ERROR', { line, column: column + 1 });
  }
}
