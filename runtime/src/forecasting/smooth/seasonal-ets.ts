import { cheapestFrom, type Memory } from '../lattice';
import { known, type Series } from '../series';
import { fadingFrom, type Smoothed } from './damped-holt';
import { lineThrough, type Line, type LineForecast } from './line';

/** How a trend goes on: it fades (damped), or it goes on with half the slope of the whole series as in the Theta method (drift). */
export type Trend = 'damped' | 'drift';

const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const BETAS = [0, 0.02, 0.05, 0.1, 0.2];
const GAMMAS = [0.001, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
const PHIS = [0.85, 0.9, 0.95, 0.98];
const AXES = { damped: [ALPHAS, BETAS, GAMMAS, PHIS], drift: [ALPHAS, [0], GAMMAS, [1]] } as const;
const START = { damped: [4, 1, 2, 2], drift: [4, 0, 2, 0] } as const;

/**
 * Exponential smoothing of level, trend and an additive season (A,Ad,A in the taxonomy where the trend is damped); on logarithms the season
 * multiplies. Constants by the squared error one step ahead.
 *
 * @param start  additive seasonal terms to begin with, by place of the season
 * @see Hyndman, Koehler, Snyder & Grose (2002), A state space framework for automatic forecasting, IJF 18(3), 439-454
 * @see Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd ed., section 7.3
 */
export function seasonalLine(
  series: Series, horizon: number, start: Float64Array, trend: Trend, memory?: Memory, name = '',
): LineForecast {
  const season = start.length;
  const adjusted = series.map((value, at) => value - start[at % season]!);
  const early = lineThrough(adjusted, 0, Math.min(series.length, 2 * season));
  const drift = trend === 'drift' ? lineThrough(adjusted).slope / 2 : 0;
  const begin: Line = { intercept: early.intercept - early.slope, slope: trend === 'damped' ? early.slope : 0 };
  const terms = new Float64Array(season);
  const runWith = (constants: readonly number[]): Smoothed => {
    terms.set(start);
    return smoothSeason(series, terms, begin, drift, constants);
  };
  const axes = AXES[trend];
  const places = cheapestFrom(memory, `${trend} season ${name}`, axes, START[trend], point => runWith(point).squares);
  const best = places.map((place, axis) => axes[axis]![place]!);
  const { level, trend: slope, squares } = runWith(best);
  const points = fadingFrom(level, slope, best[3]!, horizon);
  for (let step = 0; step < horizon; step++) points[step] = points[step]! + (step + 1) * drift + terms[(series.length + step) % season]!;
  return { points, variance: squares / known(series).length };
}

/**
 * Smoothing of level, slope and season with given constants.
 *
 * @param terms  seasonal terms by place of the season: to begin with, and those come to
 * @param start  level (intercept) and slope one period before the first
 * @param constants  alpha, beta as a share of alpha, gamma as a share of what alpha leaves (1 - alpha), and phi
 */
export function smoothSeason(series: Series, terms: Float64Array, start: Line, drift: number, constants: readonly number[]): Smoothed {
  const alpha = constants[0]!;
  const phi = constants[3]!;
  let level = start.intercept;
  let slope = start.slope;
  let squares = 0;
  let place = 0;
  const gain = alpha * constants[1]!;
  const ofSeason = constants[2]! * (1 - alpha);
  for (let at = 0; at < series.length; at++) {
    slope *= phi;
    level += slope + drift;
    const error = series[at]! - level - terms[place]!;
    if (error === error) {
      squares += error * error;
      level += alpha * error;
      slope += gain * error;
      terms[place]! += ofSeason * error;
    }
    if (++place === terms.length) place = 0;
  }
  return { level, trend: slope, squares };
}
