import { certainDuration, projectStock, stockoutRisk, type ProjectedItem, type ProjectionRun } from '../../src/stock';
import { checkedProjection } from '../../src/stock/projected-item';

const RUN: ProjectionRun = { firstDay: 1, horizon: 2, paths: 1, seed: 0 };
const ITEM: ProjectedItem = {
  key: 'WH01/P-1', usableOnHand: 5, openDemand: [], forecast: [0, 1], errors: { dailySd: 0, days: 1, cumulativeSd: 0 }, wholeUnits: false, receipts: [],
  leadTime: certainDuration(9), unmetDemand: 'lost', price: 0, margin: 0,
};
const errors = (more: Partial<ProjectedItem['errors']>) => ({ errors: { ...ITEM.errors, ...more } });
const receipt = (quantity: number) => ({ receipts: [{ delivery: 'PO-1', promised: 1, quantity, lateness: certainDuration(0) }] });

test.each([
  ['usable on hand', { usableOnHand: Infinity }, {}], ['horizon', {}, { horizon: 0 }], ['horizon', {}, { horizon: 1.5 }], ['paths', {}, { paths: 0 }], ['seed', {}, { seed: 0.5 }],
  ['first day', {}, { firstDay: 2 }], ['first day', {}, { firstDay: -1 }], ['days of forecast', { forecast: [1] }, {}], ['forecast of a day', { forecast: [1, -1] }, {}],
  ['open demand', { openDemand: [{ due: 1, wanted: 1, quantity: -1 }] }, {}], ['quantity to be received', receipt(-1), {}],
  ['daily error deviation', errors({ dailySd: -1 }), {}], ['cumulative error deviation', errors({ cumulativeSd: NaN }), {}],
  ['days of the cumulative error', errors({ days: 0.5 }), {}], ['days of the cumulative error', errors({ days: NaN }), {}], ['price', { price: -1 }, {}], ['margin', { margin: NaN }, {}],
] as const)('%s is refused by name', (input, item, run) => {
  const wrong = [{ ...ITEM, ...item }, { ...RUN, ...run }] as const;
  for (const refused of [() => checkedProjection(...wrong), () => projectStock(...wrong), () => stockoutRisk(...wrong)]) {
    expect(refused).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input }));
  }
});

test('what is at its bound can be projected: from today or tomorrow, nothing of everything, less than nothing on hand, a loss for each unit', () => {
  for (const firstDay of [0, 1]) {
    expect(checkedProjection({ ...ITEM, usableOnHand: -5, margin: -1, openDemand: [{ due: 1, wanted: 1, quantity: 0 }], ...receipt(0) }, { ...RUN, firstDay })).toBeUndefined();
  }
});
