import { cheapest } from '../lattice';
import { type Series } from '../series';
import { lineThrough } from './theta';

const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const BETAS = [0, 0.02, 0.05, 0.1, 0.2];
const GAMMAS = [0.001, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
const PHIS = [0.85, 0.9, 0.95, 0.98];
const START = [4, 1, 2, 2];

/**
 * Exponential smoothing of level, fading slope and an additive season (the A,Ad,A of the taxonomy); on logarithms it is multiplicative.
 *
 * @param start  additive seasonal terms to begin with, by place of the season
 * @see Hyndman, Koehler, Snyder & Grose (2002), A state space framework for automatic forecasting, IJF 18(3), 439-454
 */
export function seasonalLine(series: Series, season: number, horizon: number, start: Float64Array): Float64Array {
  const first = Math.min(series.length, 2 * season);
  const early = series.subarray(0, first).map((value, at) => value - start[at % season]!);
  const { intercept, slope } = lineThrough(early);
  const terms = new Float64Array(season);
  const cost = ([alpha, beta, gamma, phi]: readonly number[]): number => {
    terms.set(start);
    return run(series, terms, intercept - slope, slope, alpha!, beta!, gamma!, phi!).squares;
  };
  const places = cheapest([ALPHAS, BETAS, GAMMAS, PHIS], START, cost);
  terms.set(start);
  const phi = PHIS[places[3]!]!;
  const { level, trend } = run(series, terms, intercept - slope, slope, ALPHAS[places[0]!]!, BETAS[places[1]!]!, GAMMAS[places[2]!]!, phi);
  const points = new Float64Array(horizon);
  for (let step = 0, ahead = 0, fading = phi; step < horizon; step++, fading *= phi) {
    ahead += fading;
    points[step] = level + ahead * trend + terms[(series.length + step) % season]!;
  }
  return points;
}

interface Run {
  readonly level: number;
  readonly trend: number;
  readonly squares: number;
}

/** Runs through the series; `terms` holds the seasonal terms before and after. */
function run(series: Series, terms: Float64Array, start: number, slope: number, alpha: number, beta: number, gamma: number, phi: number): Run {
  let level = start;
  let trend = slope;
  let squares = 0;
  let place = 0;
  const gain = alpha * beta;
  const ofSeason = gamma * (1 - alpha);
  for (let at = 0; at < series.length; at++) {
    trend *= phi;
    level += trend;
    const error = series[at]! - level - terms[place]!;
    if (error === error) {
      squares += error * error;
      level += alpha * error;
      trend += gain * error;
      terms[place]! += ofSeason * error;
    }
    if (++place === terms.length) place = 0;
  }
  return { level, trend, squares };
}
