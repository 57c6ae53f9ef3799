import { jamesStein } from '../../src/forecasting/seasonality/james-stein';

// Efron & Morris (1977), Stein's Paradox in Statistics, Scientific American, pp. 119-127: hits in the first 45 times at bat of 18 players of 1970.
const HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
const AVERAGES = Float64Array.from(HITS, hits => hits / 45);
const GRAND_AVERAGE = HITS.reduce((total, hits) => total + hits, 0) / 45 / 18;

describe('Estimates of several figures of one kind', () => {
  test('of eighteen baseball players are drawn to their grand average of 0.265 by 0.788 of the way', () => {
    const noise = GRAND_AVERAGE * (1 - GRAND_AVERAGE) / 45;
    const drawn = jamesStein(AVERAGES, AVERAGES.map(() => GRAND_AVERAGE), noise);
    expect(GRAND_AVERAGE).toBeCloseTo(0.265, 3);
    expect((drawn[0]! - GRAND_AVERAGE) / (AVERAGES[0]! - GRAND_AVERAGE)).toBeCloseTo(0.212, 3);
    expect(Array.from(drawn, average => Math.round(1_000 * average))).toEqual([294, 289, 285, 280, 275, 275, 270, 266, 261, 261, 256, 256, 256, 256, 256, 252, 247, 242]);
  });

  test('stay as they are without noise, and are never drawn further than (k - 3)/(k - 1) of the way', () => {
    const expected = AVERAGES.map(() => GRAND_AVERAGE);
    expect(Array.from(jamesStein(AVERAGES, expected, 0))).toEqual(Array.from(AVERAGES));
    const drawn = jamesStein(AVERAGES, expected, 1);
    drawn.forEach((average, player) => expect(average - GRAND_AVERAGE).toBeCloseTo((AVERAGES[player]! - GRAND_AVERAGE) * (1 - 15 / 17), 12));
  });

  test('that do not differ from what is expected are that', () => {
    const same = Float64Array.of(1, 2, 3, 4);
    expect(Array.from(jamesStein(same, same, 0.1))).toEqual([1, 2, 3, 4]);
  });
});
