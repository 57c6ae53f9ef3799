import { backtest, levelAhead, levelOf } from '../backtest';
import { figures, type BacktestFigures } from '../backtest-figures';
import { classify, type Classification } from '../classify';
import { expectation, roundedAlong, USUAL_PROBABILITIES, type Expectation } from '../expectation';
import { type Outcomes } from '../intervals/conformal';
import { outcomesOf } from '../intervals/outcomes';
import { methodFor, type MethodName } from '../methods';
import { seriesOf, sum, type Observation, type PointMethod, type Series } from '../series';
import { dayNumber, spansOf, weekdayOf, type CalendarSpan, type Granularity } from './calendar';
import { heedingClosedDays } from './closed-days';
import { completeWeeks, restingWeekdays, splitToDays, weekdayShares, type Days } from './weeks';

export { type Granularity } from './calendar';

/** What a forecast from days is asked for. */
export interface DailyForecastOptions {
  /** Day of the first value, YYYY-MM-DD. */
  readonly firstDay: string;
  /** Days ahead. */
  readonly horizonDays: number;
  readonly granularity: Granularity;
  /**
   * Days, past and to come, on which nothing is sold or shipped, YYYY-MM-DD; not heeded where the item was asked for on such days before. Weekdays
   * without any demand need not be named. @default - none
   */
  readonly closedDays?: readonly string[];
  /** Units that are not divided. @default false */
  readonly integers?: boolean;
  /** @default 'auto' */
  readonly method?: MethodName;
  /** Seasonal indices of the product group by week of the year, from the first complete week of `demand`; 52, mean 1. @default - 1 each */
  readonly groupIndices?: readonly number[];
  /** Probabilities of the quantiles that are given. @default [0.5, 0.8, 0.9, 0.95, 0.98, 0.99] */
  readonly probabilities?: readonly number[];
}

/** A day, week or month of the horizon with what is expected of it. */
export type CalendarPeriod = CalendarSpan & Expectation;

/** A forecast in calendar periods; their means add up to that of `total`, exactly those of the days. */
export interface DailyForecast {
  readonly method: MethodName;
  /** On weekly buckets. */
  readonly classification: Classification;
  readonly periods: readonly CalendarPeriod[];
  readonly total: Expectation;
  /** On days, from origins a whole number of weeks apart; null where the history is too short. */
  readonly backtest: BacktestFigures | null;
}

const WEEKS_A_YEAR = 52;
const MOST_ORIGINS = 16;
const LEVEL_DAYS = 84;
const FEWEST_DAYS = 56;
/** What is asked for in a period that rests throughout. */
const NOTHING: Outcomes = { deviation: () => 0, quantile: (_, expected) => expected, origins: 0 };

/**
 * Forecasts an item from its demand by day: weeks are forecast, split to days by weekday and calendar, and added up to what is asked for.
 *
 * @param demand  complete days, oldest first; null where demand is not known (a shortage), which is left out and not 0
 */
export function forecastDaily(demand: readonly Observation[], options: DailyForecastOptions): DailyForecast {
  const { horizonDays, granularity, integers = false, method = 'auto', probabilities = USUAL_PROBABILITIES } = options;
  const series = seriesOf(demand);
  const closed = new Set(options.closedDays?.map(dayNumber));
  const days: Days = { demand: series, first: dayNumber(options.firstDay) + demand.length - series.length, closed };
  const expected = dailyPoints(days, methodFor(method, true, options.groupIndices), horizonDays);
  const means = integers ? roundedAlong(expected) : expected;
  // Origins a whole number of weeks before the end, so that their weeks end on the same weekday as those of the forecast.
  const weeks = Math.floor(series.length / 7);
  // Anew, not from where the search of the whole history ended: an origin knows nothing of what came later.
  const tested = methodFor(method, true, options.groupIndices);
  const paths = backtest(series, (before, _season, horizon) => dailyPoints({ ...days, demand: before }, tested, horizon), {
    season: 7, horizon: horizonDays, mostOrigins: MOST_ORIGINS, multiple: 7,
    fewestAhead: 7, fewestBefore: Math.max(FEWEST_DAYS, 7 * Math.floor(weeks / 2)), levelPeriods: LEVEL_DAYS,
  });
  const spans = spansOf(days.first + series.length, horizonDays, granularity);
  const bounds = { nonNegative: true, integers, probabilities };
  const classification = classify(weeklyOf(days));
  const lately = levelOf(series, LEVEL_DAYS);
  const context = {
    kind: method === 'auto' ? classification.class : undefined, paths, level: levelAhead(lately, expected), booked: series,
    series: weeksOf(days), season: WEEKS_A_YEAR, periodsEach: 7,
  };
  const isShut = restsThroughout(days);
  const heeded = lately === 0 ? orNothing : (outcomes: Outcomes): Outcomes => outcomes;
  const single = heeded(outcomesOf(spans.map(({ start, end }) => ({ from: start, to: end })), context));
  const weekEnds = Array.from({ length: Math.ceil(horizonDays / 7) }, (_, week) => Math.min(horizonDays, 7 * (week + 1)));
  // By weeks whatever is shown: one horizon has one total.
  const summed = heeded(outcomesOf(weekEnds.map(to => ({ from: 0, to })), context));
  return {
    method,
    classification,
    periods: spans.map(({ start, end, ...span }, at) => {
      const outcomes = isShut(start, end) ? NOTHING : single;
      return { ...span, ...expectation(sum(means.slice(start, end)), sum(expected.subarray(start, end)), outcomes, at, bounds) };
    }),
    total: expectation(sum(means), sum(expected), summed, weekEnds.length - 1, bounds),
    backtest: figures(paths, series, 7),
  };
}

/** Whether the days to come from `start` to before `end` are all closed, or weekdays on which the item is never asked for. */
function restsThroughout(all: Days): (start: number, end: number) => boolean {
  const days = heedingClosedDays(all);
  const resting = restingWeekdays(days, weekdayShares(days));
  const next = days.first + days.demand.length;
  const rests = (day: number): boolean => days.closed.has(day) || resting.has(weekdayOf(day));
  return (start, end) => Array.from({ length: end - start }, (_, at) => rests(next + start + at)).every(Boolean);
}

/** Where nothing was asked for of late, that may go on: the lower bounds reach down to it. */
function orNothing(outcomes: Outcomes): Outcomes {
  return {
    ...outcomes,
    quantile: (at, expected, probability) => {
      const value = outcomes.quantile(at, expected, probability);
      return probability < 0.5 ? Math.min(0, value) : value;
    },
  };
}

/** The weekly demand that an item's class and forecast rest on; null where too little of a week is known. */
export function weeklyOf(days: Days): Observation[] {
  return Array.from(weeksOf(days), value => value === value ? value : null);
}

function weeksOf(all: Days): Series {
  const days = heedingClosedDays(all);
  return completeWeeks(days, weekdayShares(days));
}

/** The demand of each day to come, with its fractions. */
export function dailyPoints(all: Days, method: PointMethod, horizon: number): Float64Array {
  const days = heedingClosedDays(all);
  const shares = weekdayShares(days);
  const weekly = method(completeWeeks(days, shares), WEEKS_A_YEAR, Math.ceil(horizon / 7));
  return splitToDays(weekly, days, shares, horizon);
}
