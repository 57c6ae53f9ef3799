import { cumulativeErrors, type Observation } from '../../forecasting';
import type { Days, StockingUnits } from './units';

const WEEK: Days = 7;
const SEASON = 52;
const FEWEST_ORIGINS = 8;

/**
 * How far the demand of so many days strays from the mean of the twelve weeks before: the standard deviation of errors that are added up over weeks
 * before it is taken, from rolling origins, its square interpolated between whole weeks. Where the history has too few origins for as long
 * a time, that of the longest time that has grows with the root. Null where it is too short for a week.
 *
 * @param weeks  demand by complete weeks, oldest first
 */
export function leadTimeErrors(weeks: readonly Observation[]): ((days: Days) => StockingUnits) | null {
  const squares = new Map<number, number | null>([[0, 0]]);
  const squareOf = (count: number): number | null => {
    if (!squares.has(count)) {
      const { deviation, origins } = cumulativeErrors(weeks, count, { season: SEASON, method: 'mean12' });
      squares.set(count, deviation === null || origins < FEWEST_ORIGINS ? null : deviation ** 2);
    }
    return squares.get(count)!;
  };
  const known = (count: number): number => {
    let longest = count;
    while (squareOf(longest) === null) longest--;
    return longest === count ? squareOf(count)! : squareOf(longest)! * count / longest;
  };
  if (squareOf(1) === null) return null;
  return days => {
    const whole = Math.floor(days / WEEK);
    const [from, to] = [known(whole), known(whole + 1)];
    return Math.sqrt(from + (to - from) * (days / WEEK - whole));
  };
}
