import { levelsForBudget, negativeBinomialDemand, normalDemand, serviceReached, type BudgetItem, type ProtectedDemand } from '../../src/stock';

function demandOf(perDay: number, ratio: number, normal: boolean): ProtectedDemand {
  const over = (days: number) => (normal ? normalDemand : negativeBinomialDemand)(perDay * days, Math.sqrt(perDay * days * ratio));
  return {
    overLeadTime: over(9), overProtection: over(10), protection: 10, review: 1, leadTime: { mean: 9, sd: 0 }, spread: 'rolling_origins', origins: 300,
    errorSd: Math.sqrt(perDay * 10 * ratio),
  };
}

const item = (key: string, perDay: number, ratio: number, quantity: number, cost: number, valueShort: number, normal = false): BudgetItem => ({
  key, cost, valueShort,
  input: { demand: demandOf(perDay, ratio, normal), policy: { kind: 'fixed_quantity', quantity }, unmetDemand: 'backorder', wholeUnits: true },
});
const ITEMS = [item('dear', 0.3, 2, 8, 90, 40), item('cheap', 0.6, 4, 12, 5, 3), item('vital', 0.2, 1.5, 6, 40, 200)];

test('no other levels of the same money leave less value short: every combination tried', () => {
  const { least, levels, money, valueShort } = levelsForBudget(ITEMS, 1_500);
  const at = (each: BudgetItem, level: number) => serviceReached(level, each.input.policy, each.input.demand, 'backorder');
  let best = Infinity;
  for (let one = 0; one < 20; one++) {
    for (let two = 0; two < 40; two++) {
      for (let three = 0; three < 20; three++) {
        const reached = [one, two, three].map((level, index) => at(ITEMS[index]!, level));
        const spent = reached.reduce((sum, { meanOnHand }, index) => sum + meanOnHand * ITEMS[index]!.cost, 0);
        if (spent > money + 1e-9) continue;
        best = Math.min(best, reached.reduce((sum, { fillRate }, index) => sum + (1 - fillRate) * [0.3, 0.6, 0.2][index]! * 365 * ITEMS[index]!.valueShort, 0));
      }
    }
  }
  expect(least).toBeLessThan(money);
  expect(money).toBeLessThanOrEqual(1_500);
  // Marginal analysis is optimal at the money of each of its steps; the last step may have been too large for what was left.
  expect(valueShort).toBeLessThanOrEqual(best * 1.03 + 1e-9);
  expect(levels.map(({ key }) => key)).toEqual(['dear', 'cheap', 'vital']);
  expect(levels.reduce((sum, each) => sum + each.money, 0)).toBeCloseTo(money, 9);
});

test('more money, more units served: the curve rises ever more slowly, from no safety stock to nearly all', () => {
  const items = [...ITEMS, item('steady', 20, 2, 300, 2, 1, true)];
  const { curve, least } = levelsForBudget(items, Infinity);
  expect(curve[0]!.money).toBeCloseTo(least, 9);
  expect(curve.at(-1)!.fillRate).toBeGreaterThan(0.999);
  curve.slice(1).forEach((point, index) => {
    expect(point.money).toBeGreaterThan(curve[index]!.money);
    expect(point.valueShort).toBeLessThanOrEqual(curve[index]!.valueShort);
  });
  const slopes = curve.slice(1).map((point, index) => (curve[index]!.valueShort - point.valueShort) / (point.money - curve[index]!.money));
  slopes.slice(1).forEach((slope, index) => expect(slope).toBeLessThanOrEqual(slopes[index]! + 1e-9));
});

test('a budget below what cycle stock costs buys no safety stock, and says how much that is', () => {
  const { levels, money, least } = levelsForBudget(ITEMS, 10);
  expect(levels.map(({ level }) => level.reorderPoint)).toEqual([0, 0, 0]);
  expect(money).toBe(least);
  expect(least).toBeGreaterThan(10);
});

test('levels are those of the reorder point: S = s + Q, with the service that they give', () => {
  for (const { level } of levelsForBudget(ITEMS, 2_000).levels) {
    expect(level.orderUpTo - level.reorderPoint).toBeGreaterThan(0);
    expect(level.reached.fillRate).toBeCloseTo(level.target.share, 12);
  }
});

test('nothing to share money between, or a cost of nothing, is no riddle', () => {
  expect(levelsForBudget([], 100)).toMatchObject({ levels: [], money: 0, fillRate: 1, valueShort: 0, least: 0 });
  expect(() => levelsForBudget([{ ...ITEMS[0]!, cost: 0 }], 100)).toThrow(expect.objectContaining({ input: 'unit cost' }));
});
