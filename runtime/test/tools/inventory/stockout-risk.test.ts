import { assessStockouts, type StockedItem } from '../../../src/tools/inventory/stockout-risk';

const TODAY = '2026-11-24';

/** 10 a day, every day, for 13 weeks. */
const tenADay = { days: 91, censoredDays: 0, weekdays: Array.from({ length: 7 }, () => ({ demanded: 130, days: 13 })) };

function item(product: string, overrides: Partial<StockedItem> = {}): StockedItem {
  return {
    warehouse: 'WH01', product, name: `Product ${product}`, baseUnit: 'piece', discontinued: null, usableOnHand: 500, unmetDemand: 'backorder',
    history: tenADay, openDemand: [], purchases: [], ...overrides,
  };
}

function assessed(...items: StockedItem[]) {
  return assessStockouts(items, TODAY, TODAY, 14);
}

test('items at risk come worst first: the earliest day, then the most units short', () => {
  const { risks } = assessed(
    item('lasts', { usableOnHand: 140 }),
    item('late', { usableOnHand: 100 }),
    item('early', { usableOnHand: 35, purchases: [{ date: '2026-11-28', quantity: 60, lines: 1 }] }),
    item('earlyAndWorse', { usableOnHand: 35 }),
  );

  expect(risks.map(risk => [risk.item.product, risk.runsOut, risk.daysOut, risk.unitsShort])).toEqual([
    ['earlyAndWorse', '2026-11-27', 11, 105],
    ['early', '2026-11-27', 6, 50],
    ['late', '2026-12-04', 4, 40],
  ]);
});

test('each item that is left out has its reason, and nothing is counted twice', () => {
  const { population, risks } = assessed(
    item('fine'),
    item('gone', { discontinued: '2026-11-24', usableOnHand: 0 }),
    item('goneToo', { discontinued: '2026-01-31', usableOnHand: 0 }),
    item('goesTomorrow', { discontinued: '2026-11-25' }),
    item('uncounted', { usableOnHand: null }),
    item('new', { history: { ...tenADay, days: 20 }, usableOnHand: 0 }),
  );

  expect(risks).toEqual([]);
  expect(population).toEqual({
    asked: 6,
    worked: 2,
    leftOut: [
      { reason: 'no longer sold', count: 2 },
      { reason: 'stock unknown', count: 1 },
      { reason: 'less than 4 weeks of demand history', count: 1 },
    ],
  });
});

test('demand that is only known to be at least so much can show that stock runs out, never that it lasts', () => {
  const hidden = { ...tenADay, censoredDays: 40 };
  const { risks, population } = assessed(
    item('shortEvenSo', { history: hidden, usableOnHand: 20 }),
    item('nobodyKnows', { history: hidden, usableOnHand: 500 }),
  );

  expect(risks.map(risk => [risk.item.product, risk.censoredShare])).toEqual([['shortEvenSo', 40 / 91]]);
  expect(population.leftOut).toEqual([{ reason: 'demand unknown: out of stock on more than 30 % of days', count: 1 }]);
});

test('a delivery a week overdue is expected tomorrow, one that is later still is not counted on', () => {
  const { risks, linesNotCounted } = assessed(
    item('late', { usableOnHand: 15, purchases: [{ date: '2026-11-17', quantity: 50, lines: 1 }] }),
    item('given up', { usableOnHand: 15, purchases: [{ date: '2026-11-16', quantity: 50, lines: 2 }] }),
  );

  expect(risks.map(risk => [risk.item.product, risk.runsOut, risk.nextReceipt])).toEqual([
    ['given up', '2026-11-25', null],
    ['late', '2026-11-30', { date: '2026-11-25', quantity: 50 }],
  ]);
  expect(linesNotCounted).toBe(2);
});

test('a delivery without any date is not counted on', () => {
  const { risks, linesNotCounted } = assessed(item('undated', { usableOnHand: 15, purchases: [{ date: null, quantity: 900, lines: 1 }] }));

  expect(risks[0]).toMatchObject({ runsOut: '2026-11-25', nextReceipt: null });
  expect(linesNotCounted).toBe(1);
});

test('the next receipt is named also where it comes after the horizon', () => {
  const { risks } = assessed(item('waits', { usableOnHand: 15, purchases: [{ date: '2027-01-15', quantity: 400, lines: 1 }] }));

  expect(risks[0]).toMatchObject({ runsOut: '2026-11-25', nextReceipt: { date: '2027-01-15', quantity: 400 } });
});

test('a record that says less than nothing counts as empty and is counted', () => {
  const { risks, negativeRecords } = assessed(item('negative', { usableOnHand: -12 }));

  expect(risks[0]).toMatchObject({ runsOut: TODAY, usableOnHand: -12, unitsShort: 140 });
  expect(negativeRecords).toBe(1);
});
