import { certainDuration, kaplanMeier, projectStock, remedyEffects, stockoutRisk, type OpenReceipt, type ProjectedItem, type Remedy } from '../../src/stock';

const RUN = { firstDay: 1, horizon: 14, paths: 5, seed: 1 } as const;

/** 10 a day, certain, 55 on hand, an order placed today comes on day 9. */
const item = (more: Partial<ProjectedItem> = {}): ProjectedItem => ({
  key: 'WH01/P-1', usableOnHand: 55, openDemand: [], forecast: Array.from({ length: 14 }, () => 10), errors: { dailySd: 0, days: 10, cumulativeSd: 0 },
  wholeUnits: false, receipts: [], leadTime: certainDuration(9), unmetDemand: 'backorder', price: 12, margin: 4, ...more,
});
const uncertain = (more: Partial<ProjectedItem> = {}) => item({ errors: { dailySd: 5, days: 10, cumulativeSd: 20 }, usableOnHand: 70, ...more });
const receipt = (promised: number, quantity: number, more: Partial<OpenReceipt> = {}): OpenReceipt =>
  ({ delivery: 'PO-1', promised, quantity, lateness: certainDuration(0), ...more });
const remedy = (name: string, day: number, quantity: number, instead: number | null = null): Remedy => ({ kind: 'expedite', name, day, quantity, instead });

test('what is missing at once is what is owed in the evening; what is missing of lost demand is all that was lost', () => {
  const receipts = [receipt(7, 10)];
  // Day 6: 5 of 10. Day 7: 10 come, 5 of which are owed; 5 of 10. Day 8: nothing. In the evenings 5, 5 and 15 are owed.
  expect(stockoutRisk(item({ receipts }), RUN)).toMatchObject({ unitsShort: 20, averts: { quantity: 15, by: 6 }, halfOutBy: 6 });
  // Lost, the 5 of day 6 are not owed on day 7, whose demand is filled. Day 8: nothing.
  expect(stockoutRisk(item({ receipts, unmetDemand: 'lost' }), RUN)).toMatchObject({ unitsShort: 15, averts: { quantity: 15, by: 6 } });
});

test('stock that never runs out does not run out on the day after the last either', () => {
  expect(stockoutRisk(item({ receipts: [receipt(5, 100)], leadTime: certainDuration(30) }), RUN)).toMatchObject({ probability: 0, probabilityInHorizon: 0, halfOutBy: null });
});

test('a receipt that is not counted on does not come on the first day, and one beyond the horizon does not come at all', () => {
  const lateness = kaplanMeier([{ days: 0, ended: true }, { days: 3, ended: true }]);
  const days = projectStock(item({ receipts: [receipt(-60, 30, { lateness }), receipt(15, 40), receipt(14, 7)] }), RUN);
  expect(days.map(({ received }) => received)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
});

test('half of all paths are out by the first day by which a shorter look finds half of them out', () => {
  for (const paths of [4, 5, 9]) {
    for (const usableOnHand of [60, 80, 100, 120]) {
      const run = { ...RUN, paths };
      const outBy = (horizon: number) => stockoutRisk(uncertain({ usableOnHand }), { ...run, horizon }).probabilityInHorizon;
      const first = Array.from({ length: 14 }, (_, at) => at + 1).find(horizon => outBy(horizon) >= 0.5) ?? null;
      expect(stockoutRisk(uncertain({ usableOnHand }), run).halfOutBy).toBe(first);
    }
  }
});

test('a tenth, half and nine tenths of the paths that run out have done so by the days that a shorter look finds them on', () => {
  const far = uncertain({ usableOnHand: 100, leadTime: certainDuration(30) });
  const run = { ...RUN, paths: 40 };
  const outBy = (horizon: number) => Math.round(40 * stockoutRisk(far, { ...run, horizon }).probability);
  const all = outBy(14);
  const by = (share: number) => Array.from({ length: 14 }, (_, at) => at + 1).find(horizon => outBy(horizon) > Math.floor(share * all));
  const { runsOut } = stockoutRisk(far, run);
  expect(runsOut).toEqual({ early: by(0.1), median: by(0.5), late: by(0.9) });
  expect(runsOut!.early).toBeLessThan(runsOut!.median);
  expect(runsOut!.median).toBeLessThan(runsOut!.late);
});

test('what averts it leaves one path of twenty short, and nothing is to be averted where no more are', () => {
  const at = (usableOnHand: number) => stockoutRisk(uncertain({ usableOnHand, unmetDemand: 'lost' }), { ...RUN, paths: 20 });
  const short = [...at(70).shortByPath].sort((a, b) => a - b);
  expect(short[18]).toBeGreaterThan(0);
  expect(at(70).averts!.quantity).toBe(short[18]);
  const one = Array.from({ length: 200 }, (_, more) => at(70 + more)).find(risk => risk.probability === 0.05);
  expect(one).toMatchObject({ averts: null });
  const two = Array.from({ length: 200 }, (_, more) => at(70 + more)).find(risk => risk.probability === 0.1);
  expect(two!.averts).not.toBeNull();
});

describe('remedies', () => {
  test('what comes earlier comes no second time', () => {
    // 5 on day 7 leave 5 + 10 + 10 short; on day 6 instead 0 + 10 + 10.
    const [effect] = remedyEffects(item({ receipts: [receipt(7, 5)] }), RUN, [remedy('PO-1/1', 6, 5, 0)]);
    expect(effect).toMatchObject({ unitsSaved: 5, marginSaved: 20 });
  });

  test('where no margin is saved, the one that saves most units stands first', () => {
    const names = (margin: number) => remedyEffects(item({ margin }), RUN, [remedy('few', 6, 5), remedy('many', 6, 20), remedy('some', 6, 10)]).map(effect => effect.remedy.name);
    expect([names(0), names(4), names(-4)]).toEqual([['many', 'some', 'few'], ['many', 'some', 'few'], ['few', 'some', 'many']]);
  });
});
