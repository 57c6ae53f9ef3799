import { BailErrorStrategy, BaseErrorListener, CharStreams, CommonTokenStream, DFA, ParseCancellationException, PredictionMode, Token } from 'antlr4ng';
import type { ATNSimulator, Recognizer } from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import type { ProgramContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { BoundedPrediction, PredictionTimeout } from './bounded-prediction';
import type { Bounds } from './bounds';
import { enforce } from './enforce';
import { openingsOf, signRunsOf } from './nesting';
import { QueryRefusedError } from './query-refused';
import type { Rules } from './rule';
import type { TimeLimit } from './time-limit';

/** From this depth of SELECTs as values on, the quick prediction mode takes exponential time. */
const DEEP_VALUES = 3;
/** What the quick way may take of the time, so that some is left for the thorough one. */
const QUICK_SHARE = 0.8;
/** States that the parser may learn before it forgets them all: odd queries must not fill the memory. */
const MOST_STATES = 5_000;

/** Parses text by Trino's grammar, within bounds of size and time. It learns: a kind of query that it has seen is parsed in a millisecond. */
export class SqlParser {
  private learned = nothingLearned();

  /** @param rules  those for texts and words: they bound a query before it is parsed */
  constructor(private readonly rules: Pick<Rules, 'text' | 'words'>) {}

  /** @throws QueryRefusedError  the text is beyond its bounds, takes too long, or is no SQL */
  parse(sql: string, bounds: Bounds, limit: TimeLimit): ProgramContext {
    enforce(this.rules.text, { sql, bounds });
    const lexer = new TrinoSqlLexer(CharStreams.fromString(sql));
    lexer.removeErrorListeners();
    lexer.addErrorListener(new Refusing());
    const stream = new CommonTokenStream(lexer);
    stream.fill();
    const words = stream.getTokens().filter(token => token.channel === Token.DEFAULT_CHANNEL);
    const openings = openingsOf(words);
    enforce(this.rules.words, { words, openings, signs: signRunsOf(words), bounds });
    const depth = openings.reduce((deepest, { values }) => Math.max(deepest, values), 0);
    if (this.learned.reduce((sum, each) => sum + each.states.length, 0) > MOST_STATES) this.learned = nothingLearned();
    return (depth < DEEP_VALUES ? this.quickly(stream, limit.part(QUICK_SHARE)) : undefined) ?? this.thoroughly(stream, limit);
  }

  private quickly(stream: CommonTokenStream, limit: TimeLimit): ProgramContext | undefined {
    const parser = this.parserOver(stream, PredictionMode.SLL, limit);
    parser.errorHandler = new BailErrorStrategy();
    try {
      return parser.program();
    } catch (thrown) {
      if (thrown instanceof ParseCancellationException || thrown instanceof PredictionTimeout) return undefined;
      throw thrown;
    }
  }

  private thoroughly(stream: CommonTokenStream, limit: TimeLimit): ProgramContext {
    const parser = this.parserOver(stream, PredictionMode.LL, limit);
    parser.addErrorListener(new Refusing());
    try {
      return parser.program();
    } catch (thrown) {
      if (thrown instanceof PredictionTimeout) throw new QueryRefusedError(TOO_INTRICATE);
      throw thrown;
    }
  }

  private parserOver(stream: CommonTokenStream, mode: number, limit: TimeLimit): TrinoSqlParser {
    stream.seek(0);
    const parser = new TrinoSqlParser(stream);
    parser.removeErrorListeners();
    parser.interpreter = new BoundedPrediction(parser, this.learned, mode, limit);
    return parser;
  }
}

function nothingLearned(): DFA[] {
  return TrinoSqlParser._ATN.decisionToState.map((state, index) => new DFA(state, index));
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

const TOO_INTRICATE = {
  rule: 'parse-time',
  message: 'The query is too intricate to be understood in time.',
  remedy: 'Use fewer parentheses and inner SELECTs; name inner queries by WITH.',
};
