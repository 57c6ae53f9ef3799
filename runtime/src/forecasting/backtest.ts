import { mean, type PointMethod, type Series } from './series';

/** What was forecast at one origin and what came, period by period; shorter than the horizon where the series ends before it. */
export interface Path {
  /** Periods before the origin: what the forecast knew. */
  readonly origin: number;
  /** Mean of the last season before the origin, or of what is forecast where that is far more, in units: the size that errors are compared by. */
  readonly level: number;
  readonly forecast: Float64Array;
  /** NaN where it is not known. */
  readonly actual: Series;
}

/** How a back-test is made. */
export interface BacktestOptions {
  readonly season: number;
  readonly horizon: number;
  /** Most origins; they lie evenly. */
  readonly mostOrigins: number;
  /** Periods that must lie behind each origin's forecast; fewer at the end of the series otherwise. @default 1 */
  readonly fewestAhead?: number;
  /** Periods that the first origin knows. @default - two seasons and a half, or half of a shorter series */
  readonly fewestBefore?: number;
  /** Periods whose mean is the level at an origin. @default - a season, at least 12 */
  readonly levelPeriods?: number;
  /** Origins lie a multiple of so many periods apart. @default 1 */
  readonly multiple?: number;
}

/** Forecasts from rolling origins: at each, `method` sees what lies before and nothing else. Oldest first, none for a short series. */
export function backtest(series: Series, method: PointMethod, options: BacktestOptions): Path[] {
  const { season, horizon, mostOrigins, fewestAhead = 1, levelPeriods = Math.max(season, 12), multiple = 1 } = options;
  const first = options.fewestBefore ?? firstOrigin(series.length, season);
  const last = series.length - fewestAhead;
  const step = multiple * Math.max(1, Math.ceil((last - first + 1) / mostOrigins / multiple));
  const origins = Math.floor((last - first) / step);
  return Array.from({ length: Math.max(0, origins + 1) }, (_, at) => {
    const origin = last - (origins - at) * step;
    const before = series.subarray(0, origin);
    const actual = series.subarray(origin, Math.min(series.length, origin + horizon));
    const forecast = method(before, season, horizon);
    return { origin, level: levelAhead(levelOf(before, levelPeriods), forecast), forecast: forecast.subarray(0, actual.length), actual };
  });
}

/** Two seasons must be known to speak of a season at all; half of a shorter series. */
function firstOrigin(length: number, season: number): number {
  const wanted = Math.max(FEWEST_BEFORE, Math.round(2.5 * season));
  return Math.min(wanted, Math.max(FEWEST_BEFORE, Math.floor(length / 2)));
}

const FEWEST_BEFORE = 8;

/** A forecast of more than so many times the level is not one of demand as it was lately. */
const FAR_MORE = 2;

/**
 * The size that errors are compared by: the level, or what is forecast where that is far more. Of demand that has stopped the level is 0, but a
 * forecast that still expects some may be wrong by all of it.
 */
export function levelAhead(level: number, forecast: Float64Array): number {
  const ahead = forecast.length > 0 ? Math.abs(mean(forecast)) : 0;
  return ahead > FAR_MORE * level ? ahead : level;
}

/** The mean of the known values among the last `periods`. */
export function levelOf(series: Series, periods: number): number {
  const recent = series.subarray(Math.max(0, series.length - periods)).filter(value => value === value);
  return recent.length > 0 ? Math.abs(mean(recent)) : 0;
}
