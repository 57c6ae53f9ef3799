import { type Path } from '../backtest';
import { type DemandClass } from '../classify';
import { intermittentOutcomes } from '../intermittent/outcomes';
import { type Series } from '../series';
import { conformalOutcomes, type Bucket, type Outcomes } from './conformal';

/** What the outcomes of a forecast follow from. */
export interface OutcomeContext {
  /** Class of the demand, where the method goes by it. */
  readonly kind: DemandClass | undefined;
  /** The series whose class it is, in the periods that `season` counts. */
  readonly series: Series;
  /** Demand as it was booked, from which follows what it is counted in. @default - `series` */
  readonly booked?: Series;
  readonly season: number;
  readonly paths: readonly Path[];
  /** Level of the series that the paths belong to. */
  readonly level: number;
  /** Periods of `paths` in one of `series`. @default 1 */
  readonly periodsEach?: number;
}

/** Back-tests below which their errors say too little. */
const FEWEST_PATHS = 4;

/** From back-test errors; negative binomial for demand that does not come every period, and where back-tests are too few. */
export function outcomesOf(buckets: readonly Bucket[], context: OutcomeContext): Outcomes {
  const { kind, series, booked = series, season, paths, level, periodsEach = 1 } = context;
  if ((kind === undefined || kind === 'smooth' || kind === 'erratic') && paths.length >= FEWEST_PATHS) return conformalOutcomes(paths, buckets, level);
  return intermittentOutcomes(series, booked, season, buckets.map(({ from, to }) => (to - from) / periodsEach), paths.length);
}
