import { budgetLadder, demandPerYear, levelsOnLadders, negativeBinomialDemand, normalDemand, serviceReached, type BudgetItem, type ProtectedDemand } from '../../src/stock';

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
const levelsForBudget = (items: readonly BudgetItem[], budget: number) => levelsOnLadders(items.map(budgetLadder), budget);
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

// Sherbrooke (1968), Operations Research 16, p. 140, eq. 12: the next unit does not pay, and the last one did, at one price of money for all items.
test('at every point of the curve one price of money parts the steps taken from those to come, whatever the item', () => {
  const ladders = ITEMS.map(budgetLadder);
  const { curve } = levelsOnLadders(ladders, Infinity);
  expect(curve.length).toBeGreaterThan(20);
  for (const { money } of curve) {
    const { levels } = levelsOnLadders(ladders, money + 1e-6);
    const gains = ladders.map(({ steps }, index) => {
      const at = steps.findIndex(step => step.money === levels[index]!.money);
      const gain = (place: number) => (steps[place - 1]!.valueShort - steps[place]!.valueShort) / (steps[place]!.money - steps[place - 1]!.money);
      return { last: at > 0 ? gain(at) : Infinity, next: at + 1 < steps.length ? gain(at + 1) : 0 };
    });
    expect(Math.max(...gains.map(({ next }) => next))).toBeLessThanOrEqual(Math.min(...gains.map(({ last }) => last)) + 1e-12);
  }
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

describe('the ladder of an item', () => {
  const seldom = ITEMS[1]!;
  const steady = item('steady', 20, 2, 300, 2, 1, true);
  const serviceAt = ({ input }: BudgetItem, level: number) => serviceReached(level, input.policy, input.demand, input.unmetDemand);

  test('has the money and the value short a year of each of its levels, which are whole where units are', () => {
    for (const [each, perYear] of [[seldom, 0.6 * 365], [steady, 20 * 365]] as const) {
      expect(demandPerYear(each.input)).toBeCloseTo(perYear, 9);
      const { steps } = budgetLadder(each);
      expect(steps[0]!.level).toBe(0);
      for (const { level, money, fillRate, valueShort } of steps) {
        const reached = serviceAt(each, level);
        expect([fillRate, money]).toEqual([reached.fillRate, reached.meanOnHand * each.cost]);
        expect(valueShort).toBeCloseTo((1 - reached.fillRate) * perYear * each.valueShort, 9);
      }
    }
    expect(budgetLadder(seldom).steps.every(({ level }) => Number.isInteger(level))).toBe(true);
  });

  test('goes in sixty steps to what is short once in ten thousand cycles', () => {
    const free: BudgetItem = { ...steady, input: { ...steady.input, wholeUnits: false } };
    const most = free.input.demand.overProtection.quantile(0.9999);
    const { steps } = budgetLadder(free);
    expect(steps.at(-1)!.level).toBeCloseTo(most, 6);
    for (const { level } of steps) expect(level * 60 / most).toBeCloseTo(Math.round(level * 60 / most), 6);
    // 275 units in whole ones: steps of 5, the last of them at or above.
    expect(most).toBeCloseTo(200 + 3.719 * 20, 1);
    for (const { level } of budgetLadder(steady).steps) expect(level % 5).toBe(0);
    expect(budgetLadder(steady).steps.at(-1)!.level).toBe(275);
  });

  test('is the lower hull: each step buys less a unit of money than the one before, and no level tried lies below it', () => {
    // In lots of a quarter of a day the first levels serve nobody: the first step goes over them all.
    const smallLots = item('small lots', 20, 2, 5, 2, 1, true);
    expect(budgetLadder(smallLots).steps[1]!.level).toBeGreaterThan(50);
    for (const each of [...ITEMS, steady, smallLots]) {
      const { steps } = budgetLadder(each);
      const slopes = steps.slice(1).map((step, at) => (steps[at]!.valueShort - step.valueShort) / (step.money - steps[at]!.money));
      slopes.slice(1).forEach((slope, at) => expect(slope).toBeLessThan(slopes[at]!));
      for (const slope of slopes) expect(slope).toBeGreaterThan(0);
      const most = each.input.demand.overProtection.quantile(0.9999);
      const apart = Math.max(1, Math.ceil(most / 60));
      for (let level = 0; level < most + apart; level += apart) {
        const { fillRate, meanOnHand } = serviceAt(each, level);
        const [money, short] = [meanOnHand * each.cost, (1 - fillRate) * demandPerYear(each.input) * each.valueShort];
        const behind = steps.findIndex(step => step.money >= money - 1e-9);
        if (behind < 1) continue;
        const [from, to] = [steps[behind - 1]!, steps[behind]!];
        const onHull = from.valueShort + (to.valueShort - from.valueShort) * (money - from.money) / (to.money - from.money);
        expect(short).toBeGreaterThanOrEqual(onHull - 1e-6);
      }
    }
  });

  test('of an item without demand is one level, of 0', () => {
    const none = item('none', 0, 1, 5, 10, 10, true);
    expect(budgetLadder(none).steps).toEqual([{ level: 0, money: 25, fillRate: 1, valueShort: 0 }]);
    expect(levelsForBudget([none], 100)).toMatchObject({ fillRate: 1, valueShort: 0, money: 25 });
    expect(budgetLadder({ ...none, input: { ...none.input, wholeUnits: false } }).steps).toHaveLength(1);
  });
});

describe('money', () => {
  const ladders = [...ITEMS, item('steady', 20, 2, 300, 2, 1, true)].map(budgetLadder);

  test.each([[0], [2_000], [2_050], [2_300], [3_000], [6_000], [Infinity]])('%p goes where the next step avoids most, over steps that are too dear to those that are not', budget => {
    // Step by step: of all next steps, dearest first or not, that which avoids most a unit of money; who cannot pay for a step stops there.
    const at = ladders.map(() => 0);
    const stopped = ladders.map(() => false);
    let spent = ladders.reduce((sum, { steps: [first] }) => sum + first!.money, 0);
    for (;;) {
      let best = -1;
      const gain = (index: number): number => {
        const [before, step] = [ladders[index]!.steps[at[index]!]!, ladders[index]!.steps[at[index]! + 1]];
        return step === undefined || stopped[index] ? -Infinity : (before.valueShort - step.valueShort) / (step.money - before.money);
      };
      ladders.forEach((_, index) => {
        if (gain(index) > (best < 0 ? -Infinity : gain(best))) best = index;
      });
      if (best < 0) break;
      const [before, step] = [ladders[best]!.steps[at[best]!]!, ladders[best]!.steps[at[best]! + 1]!];
      if (spent + step.money - before.money <= budget) {
        spent += step.money - before.money;
        at[best]!++;
      } else {
        stopped[best] = true;
      }
    }
    const { levels, money, fillRate } = levelsOnLadders(ladders, budget);
    expect(levels.map(({ level }) => level.reorderPoint)).toEqual(ladders.map(({ steps }, index) => steps[at[index]!]!.level));
    expect(levels.map(each => each.money)).toEqual(ladders.map(({ steps }, index) => steps[at[index]!]!.money));
    expect(money).toBeCloseTo(spent, 6);
    const perDay = [0.3, 0.6, 0.2, 20];
    const served = ladders.reduce((sum, { steps }, index) => sum + perDay[index]! * steps[at[index]!]!.fillRate, 0);
    expect(fillRate).toBeCloseTo(served / 21.1, 9);
  });

  test('has a curve of some fifty points whatever the budget, from no safety stock to all steps taken', () => {
    const { curve, least } = levelsOnLadders(ladders, 0);
    const climbs = ladders.reduce((sum, { steps }) => sum + steps.length - 1, 0);
    const every = Math.ceil(climbs / 50);
    expect(curve).toHaveLength(1 + Math.ceil(climbs / every));
    expect(curve[0]!.money).toBe(least);
    expect(curve.at(-1)!.money).toBeCloseTo(ladders.reduce((sum, { steps }) => sum + steps.at(-1)!.money, 0), 6);
    expect(curve).toEqual(levelsOnLadders(ladders, 4_000).curve);
  });
});

describe('ladders written by hand', () => {
  const ladder = (each: BudgetItem, ...steps: readonly (readonly [money: number, valueShort: number])[]) =>
    ({ item: each, steps: steps.map(([money, valueShort], level) => ({ level, money, valueShort, fillRate: level / 10 })) });
  const levelsAt = (budget: number, ...ladders: readonly ReturnType<typeof ladder>[]) => levelsOnLadders(ladders, budget).levels.map(({ level }) => level.reorderPoint);

  // Spare-parts optimization, a project of the course Systems Engineering, KTH Stockholm, 2024: its table of efficient points (marginal allocation).
  test('nine spare parts of a published example are bought in its order: what each budget of its table buys, and the backorders that are left', () => {
    const costs = [13, 17, 23, 21, 11, 53, 76, 32, 23];
    // Part, expected backorders of all parts when it is bought.
    const table = [
      [4, 6.91], [5, 6.63], [1, 6.29], [3, 5.74], [4, 5.27], [2, 4.95], [6, 4.27], [7, 3.35], [4, 3.14], [7, 2.43], [9, 2.22], [8, 1.93], [3, 1.74], [6, 1.42],
    ] as const;
    const avoided = costs.map(() => [] as number[]);
    table.forEach(([part, left], point) => avoided[part - 1]!.push((table[point - 1]?.[1] ?? 7.71) - left));
    const parts = costs.map((cost, part) => {
      const start = avoided[part]!.reduce((total, each) => total + each, 0);
      const steps = [0, ...avoided[part]!].map((_, bought) => [bought * cost, start - avoided[part]!.slice(0, bought).reduce((total, each) => total + each, 0)] as const);
      return ladder(ITEMS[0]!, ...steps);
    });
    const bought = costs.map(() => 0);
    let spent = 0;
    for (const [part, left] of table) {
      bought[part - 1]!++;
      spent += costs[part - 1]!;
      const { levels, money, valueShort } = levelsOnLadders(parts, spent);
      expect(levels.map(({ level }) => level.reorderPoint)).toEqual(bought);
      expect(money).toBe(spent);
      expect(valueShort + 1.42).toBeCloseTo(left, 9);
    }
    expect(spent).toBe(463);
  });

  // Muckstadt (2005), Analysis and Algorithms for Service Parts Supply Chains, section 3.4.2, problem 4 (eq. 3.40, p. 60): the fewest expected backorders
  // for a budget of mean stock on hand. By the condition on p. 61 a price of money buys the least level up to which demand stays with a chance of
  // 1 / (1 + price x cost). The figures are by hand: Poisson demand of 1 stays up to 0, 1, 2 with 0.368, 0.736, 0.920; demand of 4 up to 4, 5, ... with
  // 0.629, 0.785, 0.889, 0.949, 0.979.
  test.each([
    [0.5, [0.286, 0.667], [0, 5], 1.410304, 1.410304],
    [0.3, [0.4, 0.769], [1, 5], 3.249701, 0.778184],
    [0.1, [0.667, 0.909], [1, 7], 4.924158, 0.45264],
    [0.05, [0.8, 0.952], [2, 8], 9.551819, 0.137265],
  ])('at a price of money of %p the levels with chances of %p are bought, which are %p: they cost %p and leave %p backorders', (price, chances, bought, budget, left) => {
    const [means, costs] = [[1, 4], [5, 1]];
    const backorders = (part: number, level: number) => negativeBinomialDemand(means[part]!, Math.sqrt(means[part]!)).expectedShortage(level);
    const parts = costs.map((cost, part) => ladder(ITEMS[part]!, ...Array.from({ length: 13 }, (_, level) =>
      [cost * (level - means[part]! + backorders(part, level)), backorders(part, level)] as const)));
    expect(costs.map(cost => 1 / (1 + price * cost))).toEqual(chances.map(chance => expect.closeTo(chance, 3)));
    const { levels, money, valueShort } = levelsOnLadders(parts, budget + 1e-6);
    expect(levels.map(({ level }) => level.reorderPoint)).toEqual(bought);
    expect([money, valueShort]).toEqual([budget, left].map(figure => expect.closeTo(figure, 5)));
  });

  test('a step that takes the last of the money is taken', () => {
    const one = ladder(ITEMS[0]!, [10, 100], [20, 50], [40, 0]);
    expect([levelsAt(19.9, one), levelsAt(20, one), levelsAt(39.9, one), levelsAt(40, one)]).toEqual([[0], [1], [1], [2]]);
  });

  test('who cannot pay for a step does not take the one behind it', () => {
    expect(levelsAt(60, ladder(ITEMS[0]!, [10, 2_000], [110, 1_000], [120, 950]))).toEqual([0]);
    expect(levelsAt(40, ladder(ITEMS[0]!, [10, 2_000], [110, 1_000], [120, 950]), ladder(ITEMS[1]!, [10, 9], [20, 1]))).toEqual([0, 1]);
  });

  test('of two items that gain the same the first named is served', () => {
    const steps = [[10, 100], [20, 50]] as const;
    expect(levelsAt(30, ladder(ITEMS[0]!, ...steps), ladder(ITEMS[1]!, ...steps))).toEqual([1, 0]);
  });

  test('the curve of 120 steps has every third of them, with all that was spent by then', () => {
    const long = ladder(ITEMS[0]!, ...Array.from({ length: 121 }, (_, step) => [step, 1_000 * 0.9 ** step] as const));
    const { curve } = levelsOnLadders([long], 0);
    expect(curve).toHaveLength(41);
    expect(curve.slice(0, 3).map(({ money }) => money)).toEqual([0, 3, 6]);
    expect(curve.at(-1)!.money).toBe(120);
    const odd = levelsOnLadders([{ ...long, steps: long.steps.slice(0, 120) }], 0).curve;
    expect([odd.length, odd.at(-1)!.money, odd.at(-2)!.money]).toEqual([41, 119, 117]);
  });
});
