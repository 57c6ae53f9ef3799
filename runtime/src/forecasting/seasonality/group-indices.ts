import { seriesOf, sum, type Observation } from '../series';
import { seasonalIndices } from './indices';

/**
 * Seasonal indices of a product group, to shrink those of its items to: of the sum of the items, each divided by its mean so that large ones do
 * not decide alone. Periods are those of the first history; all must begin with the same period.
 *
 * @returns one a place of the season, mean 1; ones where the group has no two seasons
 * @see Dekker, van Donselaar & Ouwehand (2004), How to use aggregation and combined forecasting, IJPE 90(2), 151-167
 */
export function groupIndices(histories: readonly (readonly Observation[])[], season: number): number[] {
  const length = Math.max(0, ...histories.map(history => history.length));
  const totals = new Float64Array(length);
  const counts = new Float64Array(length);
  for (const history of histories) {
    const known = history.filter(value => value !== null);
    const level = sum(known) / known.length;
    if (!(level > 0)) continue;
    history.forEach((value, at) => {
      if (value === null) return;
      totals[at]! += value / level;
      counts[at]!++;
    });
  }
  const group = Array.from(totals, (total, at): Observation => counts[at]! > 0 ? total / counts[at]! : null);
  const { indices } = seasonalIndices(seriesOf(group), season);
  const late = Math.max(0, group.findIndex(value => value !== null));
  return Array.from(indices, (_, place) => indices[(place - late % season + season) % season]!);
}
