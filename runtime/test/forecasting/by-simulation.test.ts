import { forecast, METHODS } from '../../src/forecasting';
import { survivalOf } from '../../src/forecasting/intermittent/survival';
import { negativeBinomialQuantile } from '../../src/forecasting/intervals/negative-binomial';
import { poisson, uniform } from './random';

describe('Methods for demand that does not come every period, by simulation', () => {
  test('TSB is right on average on demand that comes by chance, and fades by a tenth each period once it stays away (Teunter, Syntetos & Babai 2011)', () => {
    const next = uniform(8);
    const series = (): Float64Array => Float64Array.from({ length: 60 }, () => next() < 0.25 ? 4 : 0);
    const made = Array.from({ length: 3_000 }, () => METHODS.tsb(series(), 1, 1)[0]!);
    expect(Math.abs(made.reduce((total, each) => total + each, 0) / 3_000 - 1)).toBeLessThan(0.02);
    const before = series();
    const after = METHODS.tsb(Float64Array.of(...before, 0, 0, 0, 0, 0), 1, 1)[0]!;
    expect(after / METHODS.tsb(before, 1, 1)[0]!).toBeCloseTo(0.9 ** 5, 10);
  });

  test("Croston's ratio is above the mean of demand that comes by chance, SBA's is not (Syntetos & Boylan 2001)", () => {
    const next = uniform(3);
    const made = Array.from({ length: 3_000 }, () => {
      const series = Float64Array.from({ length: 60 }, () => next() < 0.25 ? 4 : 0);
      return [METHODS.croston(series, 1, 1)[0]!, METHODS.sba(series, 1, 1)[0]!];
    });
    const mean = (at: number): number => made.reduce((total, each) => total + each[at]!, 0) / made.length;
    expect(mean(0)).toBeGreaterThan(1.03);
    expect(Math.abs(mean(1) - 1)).toBeLessThan(0.03);
  });

  test('an item is alive as often as items are that were lost at random: 400,000 lives that agree with what was seen', () => {
    // Eight of ten periods with demand, then four without. The chance of demand is a beta variable of weight 2 and mean 8.5/11; an item is lost with chance h before each period.
    const demand = Float64Array.of(1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0);
    const { alive, hazard } = survivalOf(demand, 12);
    const [share, next] = [8.5 / 11, uniform(21)];
    const gamma = (shape: number): number => { // Marsaglia & Tsang (2000), for shapes above 1; those below by the power of a uniform
      if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
      const d = shape - 1 / 3;
      for (;;) {
        const x = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
        const v = (1 + x / Math.sqrt(9 * d)) ** 3;
        if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
      }
    };
    let [silent, living] = [0, 0];
    for (let life = 0; life < 400_000; life++) {
      const [one, other] = [gamma(2 * share), gamma(2 * (1 - share))];
      const chance = one / (one + other);
      let [lost, seen] = [false, false];
      for (let period = 0; period < 4 && !seen; period++) {
        lost ||= next() < hazard;
        seen = !lost && next() < chance;
      }
      if (seen) continue;
      silent++;
      living += lost ? 0 : 1;
    }
    expect(Math.abs(living / silent - alive)).toBeLessThan(0.01);
  });

  test('the negative binomial agrees with a Poisson whose mean is drawn from a gamma, by simulation', () => {
    const next = uniform(11);
    // Gamma of shape 2 and scale 2: the sum of two exponentials; mean 4, variance of the mixture 4 + 8.
    const drawn = Array.from({ length: 40_000 }, () => poisson(-2 * Math.log(1 - next()) - 2 * Math.log(1 - next()), next));
    for (const probability of [0.5, 0.9, 0.99]) {
      const quantile = negativeBinomialQuantile(probability, 4, 12);
      const share = (most: number): number => drawn.filter(value => value <= most).length / drawn.length;
      expect(share(quantile)).toBeGreaterThan(probability - 0.005);
      expect(share(quantile - 1)).toBeLessThan(probability + 0.005);
    }
  });

  test('quantiles cover: of 400 items with Poisson demand of 0.4 a month, 95 % of sums of three months in at least 95 and 99 % in at least 98 of 100', () => {
    const next = uniform(5);
    const outcomes = Array.from({ length: 400 }, () => {
      const demand = Array.from({ length: 39 }, () => poisson(0.4, next));
      const { total } = forecast(demand.slice(0, 36), { season: 12, horizon: 3, probabilities: [0.95, 0.99] });
      const came = demand[36]! + demand[37]! + demand[38]!;
      return total.quantiles.map(({ value }) => came <= value ? 1 : 0);
    });
    const covered = (at: number): number => outcomes.reduce<number>((sum, each) => sum + each[at]!, 0) / outcomes.length;
    expect(covered(0)).toBeGreaterThan(0.94);
    expect(covered(1)).toBeGreaterThan(0.98);
  });
});
