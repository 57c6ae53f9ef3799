import { flat, known, mean, type Series } from '../series';

/** The mean of the last twelve known periods: what many a planner uses. */
export function mean12(series: Series, _season: number, horizon: number): Float64Array {
  const recent = known(series).slice(-12);
  return flat(recent.length > 0 ? mean(recent) : 0, horizon);
}

/** No demand, ever: a baseline that shows what a measure is worth. */
export function zero(_series: Series, _season: number, horizon: number): Float64Array {
  return new Float64Array(horizon);
}
