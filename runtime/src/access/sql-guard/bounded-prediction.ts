import type { ATNConfig, ATNConfigSet, DFA, HashSet } from 'antlr4ng';
import { ParserATNSimulator, PredictionContextCache } from 'antlr4ng';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { TimeLimit } from './time-limit';

/** The parser gave up predicting how a text goes on. */
export class PredictionTimeout extends Error {}

/** How many possibilities are followed between two looks at the clock: well below a millisecond's worth, as a rule. */
const BETWEEN_LOOKS = 32;

/**
 * ANTLR's prediction, given up when time is over. Prediction is where a short text can cost minutes: no bound on length or depth
 * alone holds it, for its cost is exponential in ways that depend on the text.
 */
export class BoundedPrediction extends ParserATNSimulator {
  private followed = 0;

  constructor(parser: TrinoSqlParser, learned: DFA[], mode: number, private readonly limit: TimeLimit) {
    super(parser, TrinoSqlParser._ATN, learned, new PredictionContextCache());
    this.predictionMode = mode;
  }

  protected override closureCheckingStopState(
    config: ATNConfig, configs: ATNConfigSet, busy: HashSet<ATNConfig>, predicates: boolean, full: boolean, depth: number, epsilon: boolean,
  ): void {
    this.followed += 1;
    if (this.followed % BETWEEN_LOOKS === 0 && this.limit.isOver) throw new PredictionTimeout();
    super.closureCheckingStopState(config, configs, busy, predicates, full, depth, epsilon);
  }
}
