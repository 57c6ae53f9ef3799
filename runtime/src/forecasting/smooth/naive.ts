import { flat, type Series } from '../series';

/** The last known value, for ever. */
export function naive(series: Series, _season: number, horizon: number): Float64Array {
  for (let at = series.length - 1; at >= 0; at--) {
    if (!Number.isNaN(series[at]!)) return flat(series[at]!, horizon);
  }
  return flat(0, horizon);
}

/** What was in the same place of the last season; where that is not known, of the one before. Without a whole season, `naive`. */
export function snaive(series: Series, season: number, horizon: number): Float64Array {
  const last = naive(series, season, 1)[0]!;
  return Float64Array.from({ length: horizon }, (_, step) => {
    for (let at = series.length - season + step % season; at >= 0; at -= season) {
      if (!Number.isNaN(series[at]!)) return series[at]!;
    }
    return last;
  });
}
