import { BailErrorStrategy, BaseErrorListener, CharStreams, CommonTokenStream, ParseCancellationException, PredictionMode } from 'antlr4ng';
import type { ATNSimulator, Recognizer, Token } from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import type { ProgramContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Bounds } from './bounds';
import { checkText, checkTokens } from './bounds';
import { QueryRefusedError } from './query-refused';

/** From this depth of SELECTs as values on, the quick prediction mode takes exponential time. */
const DEEP_VALUES = 3;

/**
 * Parses a text by Trino's grammar: quickly first, thoroughly where the quick way fails or would be slow.
 *
 * @throws QueryRefusedError  the text is beyond its bounds, or no SQL
 */
export function parse(sql: string, bounds: Bounds): ProgramContext {
  checkText(sql, bounds);
  const lexer = new TrinoSqlLexer(CharStreams.fromString(sql));
  lexer.removeErrorListeners();
  lexer.addErrorListener(new Refusing());
  const stream = new CommonTokenStream(lexer);
  stream.fill();
  const depth = checkTokens(stream.getTokens(), bounds);
  return (depth < DEEP_VALUES ? parseQuickly(stream) : undefined) ?? parseThoroughly(stream);
}

function parseQuickly(stream: CommonTokenStream): ProgramContext | undefined {
  const parser = parserOver(stream);
  parser.errorHandler = new BailErrorStrategy();
  parser.interpreter.predictionMode = PredictionMode.SLL;
  try {
    return parser.program();
  } catch (thrown) {
    if (thrown instanceof ParseCancellationException) return undefined;
    throw thrown;
  }
}

function parseThoroughly(stream: CommonTokenStream): ProgramContext {
  const parser = parserOver(stream);
  parser.addErrorListener(new Refusing());
  parser.interpreter.predictionMode = PredictionMode.LL;
  return parser.program();
}

function parserOver(stream: CommonTokenStream): TrinoSqlParser {
  stream.seek(0);
  const parser = new TrinoSqlParser(stream);
  parser.removeErrorListeners();
  return parser;
}

/** Refuses at the first error, without the parser's own words: they repeat the query. */
class Refusing extends BaseErrorListener {
  override syntaxError(_recognizer: Recognizer<ATNSimulator>, _offending: Token | null, line: number, column: number): void {
    throw new QueryRefusedError(
      { rule: 'syntax', message: 'The query is not valid Trino SQL.', remedy: 'Correct the syntax at this place.' },
      { line, character: column + 1 },
    );
  }
}
