import { classify, type Classification } from '../classify';
import { methodFor, type MethodName } from '../methods';
import { seriesOf, variance, type Observation, type Series } from '../series';
import { dayNumber } from './calendar';
import { dailyPoints, weeklyOf } from './forecast-daily';
import type { Days } from './weeks';

/** What an outlook by days is asked for. */
export interface DayOutlookOptions {
  /** Day of the first value, YYYY-MM-DD. */
  readonly firstDay: string;
  /** Days ahead whose demand is expected. */
  readonly horizonDays: number;
  /** Days up to which errors are added up, such as those of the longest protection interval. */
  readonly spanDays: number;
  /** Days on which nothing is sold or shipped, YYYY-MM-DD. @default - none */
  readonly closedDays?: readonly string[];
  /** @default 'auto' */
  readonly method?: MethodName;
  /** Most origins, a whole number of weeks apart. @default 26 */
  readonly mostOrigins?: number;
}

/** What stock planning has to know of the demand of one item. */
export interface DayOutlook {
  /** On weekly buckets. */
  readonly classification: Classification;
  /** Expected demand of each day ahead, units. */
  readonly expected: readonly number[];
  /** Standard deviation of demand minus forecast, added up over 1, 2, … `spanDays` days; 0 where there are fewer than two origins. */
  readonly errorDeviations: readonly number[];
  /** Rolling origins behind the deviations. */
  readonly origins: number;
}

const FEWEST_DAYS_BEFORE = 56;
/** Share of a span's days that must be known; demand of the span is then scaled up to all of it. */
const FEWEST_KNOWN = 0.75;
const MOST_ORIGINS = 26;

/**
 * The demand to expect day by day and how far its sum over some days was missed from rolling origins. Errors are added up before their deviation
 * is taken: weekdays and autocorrelation make sqrt(days) times the deviation of one day wrong.
 *
 * @param demand  complete days, oldest first; null where demand is not known, which is left out and not 0
 * @see Prak, Teunter & Syntetos (2017), On the calculation of safety stocks when demand is forecasted, EJOR 256(2), 454-461
 */
export function dayOutlook(demand: readonly Observation[], options: DayOutlookOptions): DayOutlook {
  const { horizonDays, spanDays, method = 'auto', mostOrigins = MOST_ORIGINS } = options;
  const series = seriesOf(demand);
  const closed = new Set(options.closedDays?.map(dayNumber));
  const days: Days = { demand: series, first: dayNumber(options.firstDay) + demand.length - series.length, closed };
  const weekly = methodFor(method, true);
  const origins = originsOf(series.length, spanDays, mostOrigins);
  const paths = origins.map(origin => addedUpPath(series, origin, dailyPoints({ ...days, demand: series.subarray(0, origin) }, weekly, spanDays)));
  const expected = Array.from(dailyPoints(days, weekly, horizonDays));
  const ahead = addedUp(expected.slice(0, spanDays));
  const errorsOver = (at: number) =>
    paths.map(({ errors, forecast }) => errors[at]! * ofTodaysSize(forecast[at]!, ahead[at]!)).filter(Number.isFinite);
  return {
    classification: classify(weeklyOf(days)),
    expected,
    errorDeviations: Array.from({ length: spanDays }, (_, at) => Math.sqrt(variance(errorsOver(at)))),
    origins: origins.length,
  };
}

/** Whole weeks before the end, so that weeks end on the same weekday as those of the forecast, oldest first. */
function originsOf(length: number, spanDays: number, most: number): number[] {
  const newest = length - 7 * Math.ceil(spanDays / 7);
  const oldest = Math.max(FEWEST_DAYS_BEFORE, Math.floor(length / 2));
  const weeks = Math.max(0, Math.floor((newest - oldest) / 7) + 1);
  const step = Math.max(1, Math.ceil(weeks / most));
  return Array.from({ length: Math.ceil(weeks / step) }, (_, at) => newest - 7 * step * at).reverse();
}

/** What was forecast from an origin on and how far demand missed it, added up over 1, 2, … days. */
interface AddedUpPath {
  /** Demand minus forecast; NaN where too little of the span is known. */
  readonly errors: Float64Array;
  readonly forecast: Float64Array;
}

function addedUpPath(series: Series, origin: number, expected: Float64Array): AddedUpPath {
  const forecast = addedUp(expected);
  let sold = 0;
  let known = 0;
  const errors = forecast.map((value, at) => {
    const actual = series[origin + at]!;
    if (!Number.isNaN(actual)) {
      sold += actual;
      known++;
    }
    return known >= FEWEST_KNOWN * (at + 1) ? sold * (at + 1) / known - value : NaN;
  });
  return { errors, forecast };
}

/** A forecast that was more than so many times today's is one of another time. */
const FADED = 2;

/**
 * What an error of another time comes to today: errors grow with the root of the level, as for intervals. Where demand has faded, those of its
 * best days would otherwise make stock of what nobody asks for.
 */
function ofTodaysSize(was: number, is: number): number {
  return was > FADED * is ? Math.sqrt(FADED * is / was) : 1;
}

function addedUp(values: ArrayLike<number>): Float64Array {
  let sum = 0;
  return Float64Array.from(values, value => (sum += value));
}
