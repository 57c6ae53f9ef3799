import { flat, known, mean, type Series } from '../series';

/**
 * The method of Teunter, Syntetos and Babai: the chance of demand is smoothed every period, sizes when there is demand, so that an item
 * that is no longer asked for fades, which Croston's ratio cannot.
 *
 * @see Teunter, Syntetos & Babai (2011), Intermittent demand: linking forecasting to inventory obsolescence, EJOR 214(3), 606-615
 */
export function tsb(series: Series, _season: number, horizon: number): Float64Array {
  return flat(fading(known(series), OF_SIZES, OF_CHANCE), horizon);
}

const OF_SIZES = 0.1;
const OF_CHANCE = 0.1;

/** Chance times size after the last period: started at the share of the first year's periods with demand and their mean size. */
export function fading(demand: Series, ofSizes: number, ofChance: number): number {
  const first = demand.subarray(0, Math.min(FIRST, demand.length));
  const sizes = first.filter(value => value > 0);
  let chance = sizes.length / first.length;
  let size = mean(sizes); // which is no number where there was no demand
  for (const value of demand) {
    chance += ofChance * ((value > 0 ? 1 : 0) - chance);
    if (value > 0) size = Number.isNaN(size) ? value : size + ofSizes * (value - size);
  }
  return Number.isNaN(size) ? 0 : chance * size;
}

const FIRST = 12;
