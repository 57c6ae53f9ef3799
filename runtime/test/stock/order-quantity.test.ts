import fc from 'fast-check';
import { costPerYear, orderQuantity, type OrderQuantityInput } from '../../src/stock';

const BASE: OrderQuantityInput = {
  demand: 1_200, orderCost: 50, holdingRate: 0.25, prices: [{ from: 0, price: 12 }], pack: 1, minimum: null, maximum: null, shelfLife: null, space: null,
};

// Harris, Factory, The Magazine of Management 10(2), February 1913, pp. 135-136 and 152: 1,000 units a month, set-up 2 dollars, unit 10 cents,
// interest and depreciation 10 % a year: X = sqrt(240 M S / C) = 2,190.
test('Harris\'s own case comes to 2,190', () => {
  const { economic } = orderQuantity({ ...BASE, demand: 12_000, orderCost: 2, holdingRate: 0.1, prices: [{ from: 0, price: 0.1 }] });
  expect(Math.floor(economic)).toBe(2_190);
});

test('200 in packs of 1: nothing binds, and ordering costs what holding costs', () => {
  const quantity = orderQuantity(BASE);
  expect(quantity).toMatchObject({ quantity: 200, economic: 200, boundBy: 'none', extraCostPerYear: 0, minimumExceeds: null });
  expect(quantity.costPerYear).toBe(1_200 * 12 + 300 + 300);
});

test.each([
  // 144 costs 416.67 + 216, 288 costs 208.33 + 432: the cheaper neighbour is not the nearer one.
  ['packs of 144', { pack: 144 }, 144, 'pack', 32.67],
  ['a minimum of 600', { minimum: 600 }, 600, 'minimum', 400],
  ['a maximum of 100', { maximum: 100 }, 100, 'maximum', 150],
  ['30 days on the shelf', { shelfLife: 30 }, 98, 'shelf_life', 159.24],
  ['space for 50', { space: 50 }, 50, 'space', 675],
] as const)('%s', (_, limit, quantity, boundBy, extra) => {
  const result = orderQuantity({ ...BASE, ...limit });
  expect([result.quantity, result.boundBy, Math.round(100 * result.extraCostPerYear) / 100]).toEqual([quantity, boundBy, extra]);
});

test('a price break is taken where it saves more than it costs to hold', () => {
  const prices = [{ from: 0, price: 12 }, { from: 500, price: 11.5 }, { from: 5_000, price: 11.4 }];
  const result = orderQuantity({ ...BASE, prices });
  // At 500: 13,800 + 120 + 718.75. At 5,000: 13,680 + 12 + 7,125.
  expect(result).toMatchObject({ quantity: 500, price: 11.5, boundBy: 'price_break', costPerYear: 14_638.75, extraCostPerYear: -361.25 });
  expect(result.evaluated).toEqual([
    { price: 12, quantity: 200, costPerYear: 15_000 }, { price: 11.5, quantity: 500, costPerYear: 14_638.75 }, { price: 11.4, quantity: 5_000, costPerYear: 20_817 },
  ]);
  expect(orderQuantity({ ...BASE, prices: [{ from: 0, price: 12 }, { from: 2_000, price: 11.9 }] })).toMatchObject({ quantity: 200, price: 12, boundBy: 'none' });
});

// Chopra & Meindl, Supply Chain Management, the chapter on cycle inventory, all-unit discounts of Drugs Online: 120,000 bottles a year, 100 an order, 20 % a year,
// 3.00 below 5,000, 2.96 below 10,000, 2.92 from there: 6,367 at 2.96 cost 358,969, 10,000 at 2.92 cost 354,520, which is the least.
test('the published all-unit discounts: 10,000 bottles at 2.92 cost 354,520 a year', () => {
  const prices = [{ from: 0, price: 3 }, { from: 5_000, price: 2.96 }, { from: 10_000, price: 2.92 }];
  const result = orderQuantity({ ...BASE, demand: 120_000, orderCost: 100, holdingRate: 0.2, prices });
  expect(result).toMatchObject({ quantity: 10_000, price: 2.92, costPerYear: 354_520, boundBy: 'price_break' });
  expect(result.evaluated[1]).toEqual({ price: 2.96, quantity: 6_367, costPerYear: expect.closeTo(358_969.33, 1) });
});

test('a minimum beyond the shelf life is ordered all the same, and said', () => {
  expect(orderQuantity({ ...BASE, minimum: 600, shelfLife: 30 })).toMatchObject({ quantity: 600, boundBy: 'minimum', minimumExceeds: 'shelf_life' });
});

test('an item without demand is ordered in its least quantity', () => {
  expect(orderQuantity({ ...BASE, demand: 0, pack: 24 })).toMatchObject({ quantity: 24, economic: 0 });
});

test('no other multiple of the pack within the limits is cheaper', () => {
  const inputs = fc.record({
    demand: fc.integer({ min: 1, max: 5_000 }), orderCost: fc.integer({ min: 1, max: 200 }), pack: fc.integer({ min: 1, max: 50 }),
    minimum: fc.option(fc.integer({ min: 1, max: 300 })), maximum: fc.option(fc.integer({ min: 100, max: 2_000 })),
    breaks: fc.uniqueArray(fc.integer({ min: 10, max: 1_500 }), { maxLength: 3 }),
  });
  fc.assert(fc.property(inputs, ({ breaks, ...more }) => {
    const prices = [0, ...breaks.toSorted((one, other) => one - other)].map((from, index) => ({ from, price: 10 - index * 0.3 }));
    const input: OrderQuantityInput = { ...BASE, ...more, prices };
    const result = orderQuantity(input);
    const least = Math.ceil(Math.max(input.minimum ?? 0, input.pack) / input.pack) * input.pack;
    const most = Math.max(least, Math.floor((input.maximum ?? Infinity) / input.pack) * input.pack);
    let cheapest = Infinity;
    for (let quantity = least; quantity <= Math.min(most, 6_000); quantity += input.pack) {
      cheapest = Math.min(cheapest, costPerYear(input, quantity, prices.findLast(({ from }) => from <= quantity)!.price));
    }
    expect(result.quantity % input.pack).toBe(0);
    expect(result.quantity).toBeGreaterThanOrEqual(least);
    expect(result.quantity).toBeLessThanOrEqual(most);
    expect(result.costPerYear).toBeLessThanOrEqual(cheapest + 1e-6);
  }));
});

test('what cannot be is refused by name', () => {
  for (const [fault, input] of [[{ demand: -1 }, 'demand a year'], [{ holdingRate: 0 }, 'holding rate'], [{ pack: 0 }, 'pack'], [{ prices: [] }, 'prices'],
    [{ minimum: NaN }, 'minimum'], [{ prices: [{ from: 5, price: 1 }, { from: 5, price: 2 }] }, 'quantity of a price']] as const) {
    expect(() => orderQuantity({ ...BASE, ...fault })).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input }));
  }
});
