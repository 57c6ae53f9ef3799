import fc from 'fast-check';
import {
  certainDuration, kaplanMeier, predictedReceipt, projectStock, protectedDemand, remedyEffects, stockoutRisk, type OpenReceipt, type ProjectedItem,
} from '../../src/stock';

const RUN = { firstDay: 1, horizon: 14, paths: 1_000, seed: 1 } as const;
const PUNCTUAL = certainDuration(0);

/** 10 a day, certain, 55 on hand, an order placed today comes on day 9. */
const item = (more: Partial<ProjectedItem> = {}): ProjectedItem => ({
  key: 'WH01/P-1', usableOnHand: 55, openDemand: [], forecast: Array.from({ length: 14 }, () => 10), errors: { dailySd: 0, days: 10, cumulativeSd: 0 },
  wholeUnits: false, receipts: [], leadTime: certainDuration(9), unmetDemand: 'backorder', price: 12, margin: 4, ...more,
});
const receipt = (promised: number, quantity: number, more: Partial<OpenReceipt> = {}): OpenReceipt => ({ delivery: 'PO-1', promised, quantity, lateness: PUNCTUAL, ...more });

describe('the expected days', () => {
  test('what was left, plus what arrives in the morning, less what leaves', () => {
    const days = projectStock(item({ receipts: [receipt(7, 30)] }), { ...RUN, horizon: 8 });
    expect(days.map(({ closing }) => closing)).toEqual([45, 35, 25, 15, 5, -5, 15, 5]);
    expect(days.map(({ short }) => short)).toEqual([0, 0, 0, 0, 0, 5, 0, 0]);
    expect(days[6]).toEqual({ day: 7, received: 30, demanded: 10, short: 0, closing: 15 });
  });

  // Stevenson (2021), Operations Management, 14th ed., ch. 11, p. 490, figures 11.10 and 11.11: the larger of forecast and orders leaves each week.
  test('the pumps of a textbook: 64 on hand, lots of 70 in weeks 3, 5, 7 and 8 leave 31, 1, 41, 11, 41, 1, 31 and 61', () => {
    const pumps = item({
      usableOnHand: 64, forecast: [30, 30, 30, 30, 40, 40, 40, 40], openDemand: [33, 20, 10, 4, 2].map((quantity, index) => ({ due: index + 1, wanted: index + 1, quantity })),
      receipts: [3, 5, 7, 8].map(week => receipt(week, 70)),
    });
    expect(projectStock(pumps, { ...RUN, horizon: 8 }).map(({ closing }) => closing)).toEqual([31, 1, 41, 11, 41, 1, 31, 61]);
    // Without the lots it falls below 0 in week 3, by 29.
    expect(projectStock({ ...pumps, receipts: [] }, { ...RUN, horizon: 3 }).map(({ closing }) => closing)).toEqual([31, 1, -29]);
  });

  test('what is lost is gone, and a negative record is an empty shelf', () => {
    const days = projectStock(item({ usableOnHand: -5, unmetDemand: 'lost', receipts: [receipt(3, 30)] }), { ...RUN, horizon: 3 });
    expect(days.map(({ closing }) => closing)).toEqual([0, 0, 20]);
  });

  test('an open line takes the place of the forecast for the day it was wanted, and leaves on the day it is due', () => {
    const openDemand = [{ due: 3, wanted: 2, quantity: 7 }, { due: -4, wanted: -4, quantity: 6 }];
    expect(projectStock(item({ openDemand }), { ...RUN, horizon: 3 }).map(({ demanded }) => demanded)).toEqual([16, 3, 17]);
  });
});

describe('when an open receipt arrives', () => {
  const lateness = kaplanMeier([-2, 0, 0, 3, 10].map(days => ({ days, ended: true })));

  test('promise plus the supplier\'s lateness', () => {
    expect(predictedReceipt(receipt(6, 10, { lateness }), 1, 1).likely).toBe(6);
  });

  test('given how late it already is: 4 days overdue, it is one of those that are 10 days late', () => {
    expect(predictedReceipt(receipt(-4, 10, { lateness }), 1, 1).likely).toBe(6);
  });

  test('not counted on where no receipt was ever so late', () => {
    const given = predictedReceipt(receipt(-60, 10, { lateness }), 1, 1);
    expect([given.likely, given.day(0)]).toEqual([null, Infinity]);
  });

  test('lines of one delivery have the same luck, and each of the chances comes up as often as it was seen', () => {
    const one = predictedReceipt(receipt(6, 10, { lateness }), 1, 1);
    const same = predictedReceipt(receipt(6, 99, { lateness }), 1, 1);
    const days = Array.from({ length: 5_000 }, (_, path) => one.day(path));
    expect(Array.from({ length: 5_000 }, (_, path) => same.day(path))).toEqual(days);
    expect(days.filter(day => day === 6).length / 5_000).toBeCloseTo(0.4, 1);
    expect(days.filter(day => day === 16).length / 5_000).toBeCloseTo(0.2, 1);
  });
});

describe('the risk', () => {
  test('of certain demand: out on day 6, and short until an order of today arrives on day 9', () => {
    const risk = stockoutRisk(item(), RUN);
    // Days 6, 7 and 8: 5 + 10 + 10 units, all delayed.
    expect(risk).toMatchObject({
      probability: 1, probabilityInHorizon: 1, runsOut: { early: 6, median: 6, late: 6 }, helpArrives: 9,
      unitsShort: 25, effect: 'delayed', revenueShort: 300, marginShort: 100, averts: { quantity: 25, by: 6 },
    });
    expect(stockoutRisk(item({ unmetDemand: 'lost' }), RUN)).toMatchObject({ effect: 'lost', unitsShort: 25 });
  });

  test('none where stock lasts until help can come, even if it runs out later', () => {
    expect(stockoutRisk(item({ leadTime: certainDuration(5) }), RUN)).toMatchObject({ probability: 0, probabilityInHorizon: 1, runsOut: null, unitsShort: 0, averts: null });
  });

  // Stevenson (2021), Operations Management, 14th ed., ch. 12, p. 537, example 15: cumulative frequencies of a Poisson demand of four dozen a day.
  test.each([[0, 0.018], [1, 0.092], [2, 0.238], [3, 0.433], [4, 0.629], [5, 0.785]])('of a textbook\'s roses, %p dozen in the morning: they last with a probability of %p', (usableOnHand, lasts) => {
    const roses = item({ usableOnHand, forecast: [4], errors: { dailySd: 2, days: 1, cumulativeSd: 2 }, wholeUnits: true, unmetDemand: 'lost' });
    expect(Math.abs(stockoutRisk(roses, { ...RUN, horizon: 1, paths: 20_000 }).probability - (1 - lasts))).toBeLessThan(0.01);
  });

  // The same, p. 528, example 8: normal demand of 50 tons while an order is on its way, with a deviation of 5. Paths are gamma, whose tail is a little longer.
  test('of a textbook\'s sand is 3 % at its reorder point of 59.4 tons', () => {
    const sand = item({ usableOnHand: 59.4, forecast: Array.from({ length: 14 }, () => 5), leadTime: certainDuration(11), errors: { dailySd: 5 / Math.sqrt(10), days: 10, cumulativeSd: 5 } });
    expect(Math.abs(stockoutRisk(sand, { ...RUN, paths: 20_000 }).probability - 0.03)).toBeLessThan(0.01);
  });

  test.each([['normal', 20, false], ['negative binomial', 0.6, true]])('agrees with the reorder point: %s demand of %p a day', (_, perDay, wholeUnits) => {
    const dailySd = Math.sqrt(perDay * 3);
    const scale = 1.3; // more than independent days: the level is uncertain, too
    const demand = protectedDemand({
      cumulativeMean: days => perDay * days, cumulativeErrorSd: days => dailySd * Math.sqrt(days) * (days > 1 ? scale : 1),
      origins: 300, dailyErrorSd: dailySd, windows: 50, shareOfWindowsWithDemand: 1,
    }, { leadTime: { mean: 9, sd: 0 }, review: 1 });
    for (const service of [0.5, 0.8, 0.9, 0.95]) {
      const onHand = demand.overLeadTime.quantile(service);
      const risk = stockoutRisk(item({
        usableOnHand: onHand, forecast: Array.from({ length: 14 }, () => perDay), wholeUnits, leadTime: certainDuration(10),
        errors: { dailySd, days: 9, cumulativeSd: dailySd * 3 * scale },
      }), { ...RUN, paths: 4_000 });
      expect(Math.abs(risk.probability - (1 - demand.overLeadTime.cdf(onHand)))).toBeLessThan(0.03);
      expect(Math.abs(risk.unitsShort - demand.overLeadTime.expectedShortage(onHand))).toBeLessThan(0.05 * demand.overLeadTime.sd);
    }
  });

  test('the same seed is the same risk, whatever else is asked for; another seed is near it', () => {
    const uncertain = item({ errors: { dailySd: 5, days: 10, cumulativeSd: 20 } });
    expect(stockoutRisk(uncertain, RUN)).toEqual(stockoutRisk(uncertain, RUN));
    const [one, other] = [1, 2].map(seed => stockoutRisk({ ...uncertain, usableOnHand: 80 }, { ...RUN, seed }).probability);
    expect(one).not.toBe(other);
    expect(Math.abs(one! - other!)).toBeLessThan(0.06);
  });

  test('units short by path add up to the mean, and those of two items belong together', () => {
    const late = kaplanMeier([{ days: 0, ended: true }, { days: 9, ended: true }]);
    const both = ['WH01/P-1', 'WH01/P-2'].map(key => stockoutRisk(item({ key, leadTime: certainDuration(12), receipts: [receipt(5, 100, { lateness: late })] }), RUN));
    expect([...both[0]!.shortByPath].reduce((sum, units) => sum + units, 0) / 1_000).toBeCloseTo(both[0]!.unitsShort, 9);
    // One delivery: both items are short in the same paths.
    expect([...both[0]!.shortByPath]).toEqual([...both[1]!.shortByPath]);
    expect(both[0]!.probability).toBeCloseTo(0.5, 1);
  });

  test('more stock never makes it worse, and every figure stays in its range', () => {
    fc.assert(fc.property(
      fc.double({ min: 0, max: 120, noNaN: true }), fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0, max: 12, noNaN: true }),
      fc.double({ min: 0, max: 40, noNaN: true }), fc.boolean(), fc.constantFrom('backorder' as const, 'lost' as const),
      (onHand, more, dailySd, cumulativeSd, wholeUnits, unmetDemand) => {
        const at = (usableOnHand: number) => stockoutRisk(item({ usableOnHand, errors: { dailySd, days: 10, cumulativeSd }, wholeUnits, unmetDemand }), { ...RUN, paths: 60 });
        const [less, enough] = [at(onHand), at(onHand + more)];
        expect(enough.probability).toBeLessThanOrEqual(less.probability);
        expect(enough.unitsShort).toBeLessThanOrEqual(less.unitsShort + 1e-9);
        expect(less.probability).toBeLessThanOrEqual(less.probabilityInHorizon);
        expect(less.runsOut === null).toBe(less.probability === 0);
      }), { numRuns: 60 });
  });
});

describe('what averts it', () => {
  test('the largest margin saved first, on the same paths', () => {
    const given = item({ receipts: [receipt(12, 100)] });
    const effects = remedyEffects(given, RUN, [
      { kind: 'transfer', name: 'WH02', day: 7, quantity: 10, instead: null },
      { kind: 'expedite', name: 'PO-1/1', day: 5, quantity: 100, instead: 0 },
    ]);
    expect(effects.map(({ remedy, probability, unitsSaved, marginSaved }) => [remedy.name, probability, unitsSaved, marginSaved])).toEqual([
      ['PO-1/1', 0, 25, 100],
      // Day 6 stays 5 short, day 7 is served 5 of 10 (5 are owed), day 8 not at all.
      ['WH02', 1, 5, 20],
    ]);
  });

  test('the quantity that averts it, by the day that it says, leaves 5 % of the paths short at most', () => {
    const uncertain = item({ errors: { dailySd: 4, days: 10, cumulativeSd: 15 }, usableOnHand: 70 });
    const { averts } = stockoutRisk(uncertain, RUN);
    const [effect] = remedyEffects(uncertain, RUN, [{ kind: 'order', name: 'S-1', day: averts!.by, quantity: averts!.quantity, instead: null }]);
    expect(effect!.probability).toBeLessThanOrEqual(0.1);
  });
});

test('what cannot be is refused by name', () => {
  for (const [fault, run, input] of [[{ usableOnHand: NaN }, {}, 'usable on hand'], [{ forecast: [1] }, {}, 'days of forecast'], [{}, { paths: 0 }, 'paths'],
    [{}, { horizon: 1.5 }, 'horizon'], [{ errors: { dailySd: -1, days: 10, cumulativeSd: 1 } }, {}, 'daily error deviation']] as const) {
    expect(() => stockoutRisk(item(fault), { ...RUN, ...run })).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input }));
  }
});
