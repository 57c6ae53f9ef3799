import { protectedDemand, type DemandForecast } from '../../src/stock';

/** 20 a day, independent days with a deviation of 6, unless said otherwise. */
const forecast = (more: Partial<DemandForecast> = {}): DemandForecast => ({
  cumulativeMean: days => 20 * days, cumulativeErrorSd: days => 6 * Math.sqrt(days),
  origins: 300, dailyErrorSd: 6, windows: 70, shareOfWindowsWithDemand: 1, ...more,
});
const NINE_DAYS = { leadTime: { mean: 9, sd: 0 }, review: 1 };

// Chopra & Meindl (2016), Supply Chain Management, 6th ed., ch. 12, the example of Dell's lead-time uncertainty: demand 2,500 a day with deviation 500, lead time 7 days with
// deviation 7: deviation over the lead time 17,550, safety stock for 90 % 22,491.
test('a lead time that varies: the deviation is 17,550 and its 90 % quantile 22,491 above the mean', () => {
  const varying = forecast({ cumulativeMean: days => 2_500 * days, cumulativeErrorSd: days => 500 * Math.sqrt(days) });
  const { overProtection } = protectedDemand(varying, { leadTime: { mean: 7, sd: 7 }, review: 0 });
  expect(overProtection.sd).toBeCloseTo(17_550, 0);
  expect(Math.round(overProtection.quantile(0.9) - 17_500)).toBe(22_491);
});

test('the protection interval is lead time and review, and the spread is that of the cumulative error, not of the days', () => {
  const autocorrelated = forecast({ cumulativeErrorSd: days => 10 * Math.sqrt(days) });
  const demand = protectedDemand(autocorrelated, NINE_DAYS);
  expect(demand).toMatchObject({ protection: 10, spread: 'rolling_origins', overProtection: { kind: 'normal', mean: 200 }, overLeadTime: { mean: 180, sd: 30 } });
  expect(demand.overProtection.sd).toBeCloseTo(31.6228, 4);
});

test('a lead time of 4 lines varies by a quarter more than its sample: its mean may be off, too', () => {
  const demand = protectedDemand(forecast({ cumulativeErrorSd: () => 0 }), { leadTime: { mean: 9, sd: 2, sdOfMean: 1 }, review: 1 });
  expect(demand.overProtection.sd ** 2).toBeCloseTo(40 ** 2 * 1.25, 6);
});

test('from 19 origins the spread is scaled by the class, from 20 on it is the own one', () => {
  const figures = { errorScale: 1.5, varianceScale: 2 };
  const few = protectedDemand(forecast({ origins: 19 }), NINE_DAYS, figures);
  expect(few).toMatchObject({ spread: 'scaled_by_class', origins: 19 });
  expect(few.overProtection.sd).toBeCloseTo(6 * Math.sqrt(10) * 1.5, 10);
  expect(protectedDemand(forecast({ origins: 20 }), NINE_DAYS, figures).overProtection.sd).toBeCloseTo(6 * Math.sqrt(10), 10);
});

test.each([
  ['10 units and 90 % of the windows', 1, 0.9, 'normal'],
  ['a little less demand', 0.99, 0.9, 'negative_binomial'],
  ['a window less', 1, 0.89, 'negative_binomial'],
])('normal or not: %s', (_, perDay, shareOfWindowsWithDemand, kind) => {
  const demand = protectedDemand(forecast({ cumulativeMean: days => perDay * days, shareOfWindowsWithDemand }), NINE_DAYS);
  expect([demand.overProtection.kind, demand.overLeadTime.kind]).toEqual([kind, kind]);
});

test('the variance/mean ratio of a seldom item is drawn to what its class makes of that of a day: 10 windows at 8 and a class at 0.5 x 4 make 5', () => {
  const seldom = forecast({ cumulativeMean: days => 0.4 * days, cumulativeErrorSd: days => Math.sqrt(0.4 * days * 8), windows: 10, dailyVarianceToMean: 4 });
  const { overProtection } = protectedDemand(seldom, NINE_DAYS, { errorScale: 1, varianceScale: 0.5 });
  expect(overProtection.sd ** 2 / overProtection.mean).toBeCloseTo(5, 10);
});

test('of a seldom item whose days are not known the class says nothing', () => {
  const seldom = forecast({ cumulativeMean: days => 0.4 * days, cumulativeErrorSd: days => Math.sqrt(0.4 * days * 8), windows: 10 });
  const { overProtection } = protectedDemand(seldom, NINE_DAYS, { errorScale: 1, varianceScale: 0.5 });
  expect(overProtection.sd ** 2 / overProtection.mean).toBeCloseTo(8, 10);
});

test('demand of the lead time and that of the days between two looks, which varies by the day, make the whole', () => {
  const runs = forecast({ cumulativeMean: days => 0.4 * days, cumulativeErrorSd: days => Math.sqrt(0.4 * days * 8), dailyVarianceToMean: 3 });
  const { overProtection, overLeadTime } = protectedDemand(runs, NINE_DAYS);
  // 4 x 8 of ten days, less 0.4 x 3 of one.
  expect([overProtection.sd ** 2, overLeadTime.sd ** 2]).toEqual([expect.closeTo(32, 10), expect.closeTo(30.8, 10)]);
  const { overLeadTime: atOnce } = protectedDemand(runs, { leadTime: { mean: 0, sd: 0 }, review: 1 });
  expect(atOnce).toMatchObject({ mean: 0, sd: 0 });
});

test('a part is never wider than the whole, even where the sample says so', () => {
  const odd = forecast({ cumulativeErrorSd: days => days > 9 ? 10 : 15 });
  expect(protectedDemand(odd, NINE_DAYS).overLeadTime.sd).toBe(10);
});

test('what cannot be is refused by name', () => {
  const faults: [Partial<DemandForecast>, Partial<typeof NINE_DAYS>, string][] = [
    [{ cumulativeErrorSd: () => -1 }, {}, 'error deviation'], [{ cumulativeMean: () => NaN }, {}, 'forecast demand'],
    [{ shareOfWindowsWithDemand: 1.2 }, {}, 'share of windows with demand'], [{}, { leadTime: { mean: 9, sd: -1 } }, 'lead-time deviation'],
    [{}, { leadTime: { mean: 0, sd: 0 }, review: 0 }, 'protection interval'], [{}, { review: NaN }, 'review period'],
  ];
  for (const [fault, time, input] of faults) {
    expect(() => protectedDemand(forecast(fault), { ...NINE_DAYS, ...time })).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input }));
  }
});

test('few origins and no class: the own spread, but never below that of independent days', () => {
  const of = (cumulative: number) => protectedDemand(forecast({ origins: 19, cumulativeErrorSd: () => cumulative }), NINE_DAYS);
  expect(of(30)).toMatchObject({ spread: 'rolling_origins', errorSd: 30 });
  expect(of(1).errorSd).toBeCloseTo(6 * Math.sqrt(10), 10);
});

test('the class is not asked where the item has origins enough', () => {
  expect(protectedDemand(forecast(), NINE_DAYS, { errorScale: 9, varianceScale: 9 })).toMatchObject({ spread: 'rolling_origins', errorSd: expect.closeTo(6 * Math.sqrt(10), 10) });
});

test('a lead time that varies moves the demand of a day of the interval, of which there are 20 units, not that of the first', () => {
  const rising = forecast({ cumulativeMean: days => 2 * days ** 2, cumulativeErrorSd: () => 0 });
  expect(protectedDemand(rising, { leadTime: { mean: 9, sd: 3 }, review: 1 }).overProtection.sd).toBeCloseTo(60, 10);
});

test('delivered at once, but not always: the first day is that whose demand a delay moves', () => {
  const { overLeadTime, overProtection } = protectedDemand(forecast(), { leadTime: { mean: 0, sd: 1 }, review: 1 });
  expect([overLeadTime.mean, overLeadTime.sd, overProtection.sd]).toEqual([0, 20, expect.closeTo(Math.hypot(6, 20), 10)]);
});

test('looked at more seldom than the supplier takes', () => {
  expect(protectedDemand(forecast(), { leadTime: { mean: 2, sd: 0 }, review: 7 })).toMatchObject({ protection: 9, overProtection: { mean: 180 } });
});

test('an item without demand has none, and no spread', () => {
  const none = protectedDemand(forecast({ cumulativeMean: () => 0 }), NINE_DAYS);
  expect(none).toMatchObject({ errorSd: 0, overProtection: { kind: 'negative_binomial', mean: 0, sd: 0 } });
});

test('a part is no more than the whole in its mean either, and stays of its kind', () => {
  const falling = forecast({ cumulativeMean: days => days > 9 ? 180 : 200 });
  expect(protectedDemand(falling, NINE_DAYS).overLeadTime).toMatchObject({ kind: 'normal', mean: 180, sd: 18 });
  const seldom = forecast({ cumulativeMean: days => 0.4 * days, cumulativeErrorSd: days => days > 9 ? 3 : 4 });
  expect(protectedDemand(seldom, NINE_DAYS).overLeadTime).toMatchObject({ kind: 'negative_binomial', mean: 3.6, sd: 3 });
});

test('class figures that cannot be are refused by name', () => {
  for (const [figures, input] of [[{ errorScale: 0, varianceScale: 1 }, 'error scale of the class'], [{ errorScale: 1, varianceScale: -1 }, 'variance scale of the class']] as const) {
    expect(() => protectedDemand(forecast(), NINE_DAYS, figures)).toThrow(expect.objectContaining({ input }));
  }
});
