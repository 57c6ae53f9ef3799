import { certainDuration, type ProjectedItem, type ProjectionRun } from '../../src/stock';
import { demandPaths, expectedDemand, stockoutBound } from '../../src/stock/demand-paths';

const RUN: ProjectionRun = { firstDay: 1, horizon: 14, paths: 1_000, seed: 1 };
/** 10 a day; over one day and over ten days it varies as `errors` say. */
const item = (errors: ProjectedItem['errors'], more: Partial<ProjectedItem> = {}): ProjectedItem => ({
  key: 'WH01/P-1', usableOnHand: 55, openDemand: [], forecast: Array.from({ length: 14 }, () => 10), errors, wholeUnits: false, receipts: [],
  leadTime: certainDuration(9), unmetDemand: 'backorder', price: 12, margin: 4, ...more,
});
const CERTAIN = { dailySd: 0, days: 10, cumulativeSd: 0 };
const paths = (each: ProjectedItem, count: number, run = RUN): number[][] => {
  const demand = demandPaths(each, run);
  return Array.from({ length: count }, (_, path) => [...demand.of(path)]);
};
const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return { mean, variance: values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length };
};

describe('open lines', () => {
  // Wanted on day 2 and due on day 3; overdue; wanted on a day for which nothing is forecast; wanted and due behind the horizon; due on its last day.
  const openDemand = [
    { due: 3, wanted: 2, quantity: 7 }, { due: -4, wanted: -4, quantity: 6 }, { due: 5, wanted: 5, quantity: 25 }, { due: 9, wanted: 9, quantity: 99 },
    { due: 6, wanted: 8, quantity: 2 },
  ];
  const run = { ...RUN, horizon: 6 };
  const expected = [16, 3, 17, 10, 25, 12];

  test('leave on the day they are due and take the place of the forecast of the day they were wanted, which is never below 0', () => {
    expect([...expectedDemand(item(CERTAIN, { openDemand }), run)]).toEqual(expected);
    expect(paths(item(CERTAIN, { openDemand }), 2, run)).toEqual([expected, expected]);
  });

  test('count from the first day, which may be today', () => {
    expect([...expectedDemand(item(CERTAIN, { openDemand: [{ due: 1, wanted: 0, quantity: 4 }] }), { ...RUN, firstDay: 0, horizon: 3 })]).toEqual([6, 14, 10]);
  });

  test('are in the most that can be asked for', () => {
    expect(demandPaths(item(CERTAIN, { openDemand }), run).most).toBe(7 + 6 + 25 + 2 + 60);
  });
});

describe('the errors of days and of the level', () => {
  test('independent days: no level, a scale of 250 / 10 / 10; none of the paths comes near the most', () => {
    const independent = item({ dailySd: 5, days: 10, cumulativeSd: 5 * Math.sqrt(10) });
    expect(demandPaths(independent, RUN).most).toBeCloseTo(140 + 8 * Math.sqrt(140 * 2.5), 9);
    const sums = paths(independent, 3_000).map(days => days.slice(0, 10).reduce((sum, each) => sum + each, 0));
    expect(Math.abs(moments(sums).mean - 100)).toBeLessThan(1);
    expect(Math.abs(moments(sums).variance / 250 - 1)).toBeLessThan(0.08);
    expect(Math.max(...sums)).toBeLessThan(demandPaths(independent, RUN).most);
  });

  test('days that hang together: one day and ten days both vary as the errors did', () => {
    // (400 - 250) / (100 x 90) = 1/60 is the squared variation of the level, (40 - 1000 / 60) / 10 = 7/3 the scale of the days.
    const both = item({ dailySd: 5, days: 10, cumulativeSd: 20 });
    expect(demandPaths(both, RUN).most).toBeCloseTo(140 + 8 * Math.sqrt(140 * 7 / 3 + 140 ** 2 / 60), 9);
    const drawn = paths(both, 4_000);
    expect(Math.abs(moments(drawn.map(days => days[3]!)).variance / 25 - 1)).toBeLessThan(0.1);
    expect(Math.abs(moments(drawn.map(days => days.slice(2, 12).reduce((sum, each) => sum + each, 0))).variance / 400 - 1)).toBeLessThan(0.1);
  });

  test('nothing but the level: 32 of them, mean 1 and variance 0.04, each the same on all days', () => {
    const levels = new Set<number>();
    for (const days of paths(item({ dailySd: 2, days: 10, cumulativeSd: 20 }), 2_000)) {
      expect(new Set(days).size).toBe(1);
      levels.add(days[0]! / 10);
    }
    expect(levels.size).toBe(32);
    expect([moments([...levels]).mean, moments([...levels]).variance]).toEqual([expect.closeTo(1, 9), expect.closeTo(0.04, 9)]);
    expect(Math.max(...levels) - 1).toBeGreaterThan(1 - Math.min(...levels)); // more may be asked for than is forecast, never less than nothing
    // No level explains more than the ten days vary, even where one day varies by less than that.
    const sure = new Set(paths(item({ dailySd: 1, days: 10, cumulativeSd: 20 }), 2_000).map(([first]) => first! / 10));
    expect(moments([...sure]).variance).toBeCloseTo(0.04, 9);
  });

  test('ten days that vary by less than one day would make them: independent, with the spread of the ten', () => {
    expect(demandPaths(item({ dailySd: 5, days: 10, cumulativeSd: 10 }), RUN).most).toBeCloseTo(140 + 8 * Math.sqrt(140), 9);
  });

  test('levels far apart keep the mean, in whole units and in parts, and a level of nothing is nothing', () => {
    for (const wholeUnits of [true, false]) {
      const drawn = paths(item({ dailySd: 5, days: 10, cumulativeSd: 40 }, { wholeUnits }), 2_000).flat();
      expect(Math.abs(moments(drawn).mean - 10)).toBeLessThan(0.5);
    }
    const seldom = paths(item({ dailySd: Math.sqrt(3), days: 10, cumulativeSd: Math.sqrt(210) }, { forecast: new Array<number>(14).fill(1) }), 2_000);
    expect(seldom.some(days => days.every(quantity => quantity === 0))).toBe(true);
    expect(Math.abs(moments(seldom.flat()).mean - 1)).toBeLessThan(0.15);
  });

  test('the mean of a day is that of the days looked at, whatever is forecast behind them', () => {
    const errors = { dailySd: 5, days: 10, cumulativeSd: 20 };
    const longer = item(errors, { forecast: [...new Array<number>(14).fill(10), 900, 900] });
    expect(demandPaths(longer, RUN).most).toBe(demandPaths(item(errors), RUN).most);
    expect(stockoutBound({ ...longer, usableOnHand: 180 }, RUN)).toBe(stockoutBound({ ...item(errors), usableOnHand: 180 }, RUN));
  });

  test('so much variation that a year of demand comes at once: in the highest level alone', () => {
    const levels = paths(item({ dailySd: 1, days: 2, cumulativeSd: 4_000 }), 400).map(days => days[0]! / 10);
    expect([...new Set(levels)].toSorted((one, other) => one - other)).toEqual([0, 32]);
    expect(levels.filter(level => level === 32).length).toBeLessThan(40);
  });

  test('over one day alone there is no level: a scale of 40 / 10', () => {
    expect(demandPaths(item({ dailySd: 1, days: 1, cumulativeSd: Math.sqrt(40) }), RUN).most).toBeCloseTo(140 + 8 * Math.sqrt(140 * 4), 9);
  });

  test('whole units are whole, and at least as scattered as Poisson\'s', () => {
    const whole = item({ dailySd: 1, days: 10, cumulativeSd: Math.sqrt(10) }, { wholeUnits: true });
    expect(demandPaths(whole, RUN).most).toBeCloseTo(140 + 8 * Math.sqrt(140), 9);
    const drawn = paths(whole, 3_000).map(days => days[0]!);
    expect(drawn.every(Number.isInteger)).toBe(true);
    expect(Math.abs(moments(drawn).mean - 10)).toBeLessThan(0.2);
    expect(Math.abs(moments(drawn).variance / 10 - 1)).toBeLessThan(0.08);
  });

  test('an item that is not asked for is not', () => {
    const none = item({ dailySd: 3, days: 10, cumulativeSd: 9 }, { forecast: new Array<number>(14).fill(0) });
    expect(paths(none, 1)[0]).toEqual(new Array<number>(14).fill(0));
    expect(demandPaths(none, RUN).most).toBe(0);
  });

  test('a small shape is drawn from the gamma itself: mean 0.4 and variance 0.8 a day', () => {
    const seldom = item({ dailySd: Math.sqrt(0.8), days: 10, cumulativeSd: Math.sqrt(8) }, { forecast: new Array<number>(14).fill(0.4) });
    const { mean, variance } = moments(paths(seldom, 3_000).flat());
    expect(Math.abs(mean - 0.4)).toBeLessThan(0.02);
    expect(Math.abs(variance / 0.8 - 1)).toBeLessThan(0.1);
  });
});

describe('the bound without a path', () => {
  const one = { ...RUN, horizon: 1 };
  const exponential = item({ dailySd: 2, days: 1, cumulativeSd: 2 }, { forecast: [2] });

  test('of an exponential day with mean 2 and 7 on hand is e to the -3.5, and open lines leave first', () => {
    expect(stockoutBound({ ...exponential, usableOnHand: 7 }, one)).toBeCloseTo(Math.exp(-3.5), 10);
    expect(stockoutBound({ ...exponential, usableOnHand: 10, openDemand: [{ due: 1, wanted: 9, quantity: 3 }] }, one)).toBeCloseTo(Math.exp(-3.5), 10);
  });

  test('of certain demand is 1 or 0, and an empty record is an empty shelf', () => {
    expect([140, 141, 20].map(usableOnHand => stockoutBound(item(CERTAIN, { usableOnHand }), RUN))).toEqual([0, 0, 1]);
    expect(stockoutBound({ ...exponential, usableOnHand: -5 }, one)).toBe(stockoutBound({ ...exponential, usableOnHand: 0 }, one));
  });

  test('of whole units is that of their distribution: Poisson of 2 above 5 is no more than 0.0166 x 1.4', () => {
    const bound = stockoutBound({ ...exponential, wholeUnits: true, usableOnHand: 5, errors: { dailySd: 1, days: 1, cumulativeSd: 1 } }, one);
    expect(bound).toBeGreaterThan(0.0165);
    expect(bound).toBeLessThan(0.0166 * 1.4);
  });

  test('takes the mean over the levels: at both ends the levels say so', () => {
    const swinging = item({ dailySd: 2, days: 10, cumulativeSd: 20 });
    expect(stockoutBound({ ...swinging, usableOnHand: 300 }, RUN)).toBe(0);
    const bound = stockoutBound({ ...swinging, usableOnHand: 140 }, RUN);
    expect(bound * 32 % 1).toBe(0); // so many of 32 levels demand more
    expect(bound).toBeCloseTo(0.5, 1);
    const levels = [...new Set(paths(swinging, 2_000).map(([first]) => first! / 10))];
    for (const usableOnHand of [100, 180]) {
      expect(stockoutBound({ ...swinging, usableOnHand }, RUN)).toBe(levels.filter(level => 140 * level > usableOnHand).length / 32);
    }
  });
});
