import { seasonalIndices } from '../seasonality/indices';
import { mean, seriesOf, variance, type Observation } from '../series';
import { weeklyOf } from './forecast-daily';

const WEEKS_A_YEAR = 52;
/** Known weeks below which nothing is said. */
const FEWEST_WEEKS = 13;

/**
 * How unevenly an item is demanded: standard deviation / mean of the weeks of the last year, each divided by its seasonal index, so that a known
 * season does not count as chance. Two years are needed for indices; with less the weeks are taken as they are.
 *
 * @param demand  complete days, oldest first; null where demand is not known
 * @returns null where there are fewer than 13 known weeks or no demand
 */
export function weeklyVariation(demand: readonly Observation[]): number | null {
  // Which weekday is the first makes no difference: weeks end with the last day, and none is closed.
  const weekly = seriesOf(weeklyOf({ demand: seriesOf(demand), first: 0, closed: new Set() }));
  const { indices } = seasonalIndices(weekly, WEEKS_A_YEAR);
  const adjusted = Array.from(weekly, (value, week) => value / indices[week % WEEKS_A_YEAR]!).slice(-WEEKS_A_YEAR)
    .filter(value => !Number.isNaN(value));
  const level = adjusted.length < FEWEST_WEEKS ? 0 : mean(adjusted);
  return level > 0 ? Math.sqrt(variance(adjusted)) / level : null;
}
