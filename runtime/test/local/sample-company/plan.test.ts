import { dayOf } from '../../../src/local/sample-company/days';
import { planCompany } from '../../../src/local/sample-company/plan/plan';

const START = dayOf('2023-11-28');

test('each seed has room for every finding, each at an item and a product of its own', () => {
  for (let seed = 0; seed < 40; seed++) {
    const { findings, items } = planCompany(seed, START, 1);
    const { plenty, cheapPlenty, ...chosen } = findings.items;
    const all = [...Object.values(chosen), ...findings.negative, ...findings.smallOrders, ...findings.standing.map(({ item }) => item)];
    expect(new Set(all.map(({ product }) => product.index)).size).toBe(all.length);
    expect([plenty.product, cheapPlenty.product]).toEqual([chosen.short.product, chosen.cheapShort.product]);
    expect([...all, plenty, cheapPlenty].filter(item => items[item.index] !== item)).toEqual([]);
    expect(findings.negative).toHaveLength(5);
    expect(findings.dead.length).toBeGreaterThanOrEqual(24);
    expect(findings.neighbours).toHaveLength(4);
  }
});

test('standing orders grow so that the volume grows by 9 % and the mix adds 1 %', () => {
  const [dear, cheap] = planCompany(20, START, 1).findings.standing;
  const units = dear!.monthly + cheap!.monthly;
  const unitsNext = dear!.monthly * dear!.growth + cheap!.monthly * cheap!.growth;
  const spend = (one: number, other: number) => dear!.item.product.cost * one + cheap!.item.product.cost * other;
  expect(unitsNext / units).toBeCloseTo(1.09, 6);
  expect(spend(dear!.monthly * dear!.growth, cheap!.monthly * cheap!.growth) / spend(dear!.monthly, cheap!.monthly)).toBeCloseTo(1.1009, 6);
});

test('customers and products have names of their own, also in a company of ten times the size', () => {
  const { customers, products, items } = planCompany(20, START, 10);
  expect(new Set(customers.map(({ id }) => id)).size).toBe(2_500);
  expect(new Set(products.map(({ name }) => name)).size).toBe(6_000);
  expect(items.length).toBe(12_000);
});
