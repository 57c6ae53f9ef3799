import { auto } from '../../src/forecasting/methods';
import { dampedHolt } from '../../src/forecasting/smooth/combination';
import { hasSureTrend } from '../../src/forecasting/sure-trend';

describe('A trend that cannot be chance', () => {
  test('by hand: six values that rise have a score of 15 of 15, 14 / 5.32 = 2.63 deviations; with two exchanged 13, and 2.25', () => {
    expect(hasSureTrend(Float64Array.of(1, 2, 4, 5, 7, 11))).toBe(true);
    expect(hasSureTrend(Float64Array.of(11, 7, NaN, 5, 4, 2, 1))).toBe(true);
    expect(hasSureTrend(Float64Array.of(1, 4, 2, 5, 7, 11))).toBe(false);
    expect(hasSureTrend(Float64Array.of(1, 2, 3, 4, 5))).toBe(false);
    expect(hasSureTrend(new Float64Array(0))).toBe(false);
  });

  // Kendall's table of the score without ties: at 1 %, two-sided, six values need 15 (chance 0.0028), seven 19 (0.0028; 17: 0.0107), eight 22 (0.0055; 20: 0.0141).
  test.each([[6, 2, 720], [7, 14, 5_040], [8, 222, 40_320]])('of all orders of %i values %i of %i have one', (count, sure, all) => {
    const orders = permutations(count);
    expect(orders).toHaveLength(all);
    expect(orders.filter(order => hasSureTrend(Float64Array.from(order)))).toHaveLength(sure);
  });
});

describe('Too few periods to tell the class', () => {
  test('are forecast by their mean, or by a trend that cannot be chance, which goes on for as long as it was seen', () => {
    expect(auto(Float64Array.of(9, 11, 10, 12, 8, 10), 52, 2)).toEqual(Float64Array.of(10, 10));
    const rising = Float64Array.of(10, 13, 15, 18, 22, 24, 27);
    const made = auto(rising, 52, 20);
    expect(made.subarray(0, 7)).toEqual(dampedHolt(rising, 52, 7));
    expect(made[0]).toBeGreaterThan(27);
    expect([...made.subarray(7)]).toEqual(new Array<number>(13).fill(made[6]!));
  });
});

function permutations(count: number): number[][] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap(shorter => Array.from({ length: count }, (_, place) => shorter.toSpliced(place, 0, count)));
}
