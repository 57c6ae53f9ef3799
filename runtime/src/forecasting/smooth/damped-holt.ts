import { cheapestFrom, type Memory } from '../lattice';
import { known, type Series } from '../series';
import { lineThrough, type LineForecast } from './line';

/** Smoothing of level and slope, and how fast the slope fades. */
const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];
/** Of the slope, as a share of that of the level. */
const BETAS = [0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.5];
const PHIS = [0.8, 0.85, 0.9, 0.94, 0.97, 0.98];
const AXES = [ALPHAS, BETAS, PHIS];
const START = [5, 2, 3];
const FIRST = 10;

/**
 * Holt's smoothing of level and slope with a slope that fades, without its seasonal part; constants by the squared error one step ahead.
 *
 * @see Gardner & McKenzie (1985), Forecasting trends in time series, Management Science 31(10), 1237-1246
 * @see Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd ed., section 7.2
 */
export function dampedLine(series: Series, horizon: number, memory?: Memory, name = ''): LineForecast {
  if (series.length === 0) return { points: new Float64Array(horizon), variance: 0 };
  const { intercept, slope } = lineThrough(series, 0, Math.min(series.length, FIRST));
  const cost = (point: readonly number[]): number => smoothTrend(series, intercept - slope, slope, point[0]!, point[1]!, point[2]!).squares;
  const places = cheapestFrom(memory, `damped ${name}`, AXES, START, cost);
  const phi = PHIS[places[2]!]!;
  const { level, trend, squares } = smoothTrend(series, intercept - slope, slope, ALPHAS[places[0]!]!, BETAS[places[1]!]!, phi);
  return { points: fadingFrom(level, trend, phi, horizon), variance: squares / known(series).length };
}

/** Where smoothing of level and slope has come to. */
export interface Smoothed {
  readonly level: number;
  readonly trend: number;
  /** Sum of squared errors one step ahead. */
  readonly squares: number;
}

/** Smoothing of level and slope with given constants, from a level and a slope one period before the first; `beta` is a share of `alpha`. */
export function smoothTrend(series: Series, start: number, slope: number, alpha: number, beta: number, phi: number): Smoothed {
  let level = start;
  let trend = slope;
  let squares = 0;
  const gain = alpha * beta;
  for (let at = 0; at < series.length; at++) {
    trend *= phi;
    level += trend;
    const error = series[at]! - level;
    if (error !== error) continue;
    squares += error * error;
    level += alpha * error;
    trend += gain * error;
  }
  return { level, trend, squares };
}

/** From a level on, each step with a slope that is `phi` of that before. */
export function fadingFrom(level: number, slope: number, phi: number, horizon: number): Float64Array {
  const points = new Float64Array(horizon);
  for (let step = 0, ahead = 0, fading = phi; step < horizon; step++, fading *= phi) {
    ahead += fading;
    points[step] = level + ahead * slope;
  }
  return points;
}
