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

// Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., example 3.1: demand 1,300 a year, an order costs 8, a unit 0.225 a year to hold.
test('a textbook\'s 304.0 cost 68.41 a year to order and to hold', () => {
  const { economic, quantity, costPerYear } = orderQuantity({ ...BASE, demand: 1_300, orderCost: 8, holdingRate: 0.225, prices: [{ from: 0, price: 1 }] });
  expect([economic, quantity]).toEqual([expect.closeTo(304.0467800264368, 9), 304]);
  expect(costPerYear - 1_300).toBeCloseTo(68.4105, 4);
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

test('a minimum as large as the limit exceeds nothing, nor does one below it', () => {
  expect(orderQuantity({ ...BASE, minimum: 300, maximum: 300 })).toMatchObject({ quantity: 300, boundBy: 'minimum', minimumExceeds: null });
  expect(orderQuantity({ ...BASE, minimum: 50, space: 400 })).toMatchObject({ quantity: 200, boundBy: 'none', minimumExceeds: null });
  expect(orderQuantity({ ...BASE, space: 400 }).minimumExceeds).toBeNull();
});

test('of two limits the tighter one binds, and one that is the economic quantity does not', () => {
  expect(orderQuantity({ ...BASE, maximum: 150, space: 120 })).toMatchObject({ quantity: 120, boundBy: 'space' });
  expect(orderQuantity({ ...BASE, maximum: 120, space: 150 })).toMatchObject({ quantity: 120, boundBy: 'maximum' });
  expect(orderQuantity({ ...BASE, maximum: 200 })).toMatchObject({ quantity: 200, boundBy: 'none' });
});

describe('each price', () => {
  const at = (evaluated: readonly { readonly price: number; readonly quantity: number }[]) => evaluated.map(({ price, quantity }) => [price, quantity]);

  test('is tried up to the last pack before the next one, and from the first pack on that reaches it', () => {
    const prices = [{ from: 0, price: 12 }, { from: 150, price: 11.9 }];
    const result = orderQuantity({ ...BASE, pack: 10, prices });
    expect(at(result.evaluated)).toEqual([[12, 140], [11.9, 200]]);
    expect(result).toMatchObject({ quantity: 200, boundBy: 'price_break' });
    expect(at(orderQuantity({ ...BASE, pack: 40, prices }).evaluated)).toEqual([[12, 120], [11.9, 200]]);
  });

  test('that cannot be had within the maximum is not tried, nor one that the minimum goes beyond', () => {
    const prices = [{ from: 0, price: 12 }, { from: 500, price: 11.5 }];
    expect(at(orderQuantity({ ...BASE, prices, maximum: 300 }).evaluated)).toEqual([[12, 200]]);
    const result = orderQuantity({ ...BASE, prices, minimum: 600 });
    expect(at(result.evaluated)).toEqual([[11.5, 600]]);
    expect(result.boundBy).toBe('minimum');
  });

  test('that binds does so where the economic quantity is another at it, too', () => {
    // sqrt(2 x 1,200 x 50 / 2.875) = 204.3
    expect(orderQuantity({ ...BASE, prices: [{ from: 0, price: 12 }, { from: 100, price: 11.5 }] })).toMatchObject({ quantity: 204, price: 11.5, boundBy: 'price_break' });
  });

  test('that rises is kept away from', () => {
    const prices = [{ from: 0, price: 12 }, { from: 150, price: 13 }];
    expect(orderQuantity({ ...BASE, prices, maximum: 1_000 })).toMatchObject({ quantity: 149, price: 12, boundBy: 'price_break' });
  });
});

test('of two quantities that cost the same the smaller is ordered: 100 and 200 around 141', () => {
  const even = { ...BASE, demand: 600, pack: 100 };
  expect(orderQuantity(even)).toMatchObject({ quantity: 100, costPerYear: 7_650 });
  expect(orderQuantity({ ...even, prices: [{ from: 0, price: 12 }, { from: 150, price: 12 }] })).toMatchObject({
    quantity: 100, evaluated: [{ quantity: 100, costPerYear: 7_650 }, { quantity: 200, costPerYear: 7_650 }],
  });
});

test('an item without demand is ordered in its least quantity, and costs what holding half of that does', () => {
  expect(orderQuantity({ ...BASE, demand: 0, pack: 24 })).toMatchObject({ quantity: 24, economic: 0, costPerYear: 36, extraCostPerYear: 36 });
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

test('less than the first price is for cannot be ordered, whatever the limits', () => {
  // 400 are the economic quantity at 3; from 100 on there is a price, and 50 may be ordered at the most.
  expect(orderQuantity({ ...BASE, prices: [{ from: 100, price: 3 }], maximum: 50 })).toMatchObject({
    quantity: 100, price: 3, economic: 400, boundBy: 'maximum', minimumExceeds: 'maximum', costPerYear: 1_200 * 3 + 600 + 37.5,
  });
  expect(orderQuantity({ ...BASE, prices: [{ from: 500, price: 3 }, { from: 900, price: 2.99 }], pack: 24 })).toMatchObject({ quantity: 504, price: 3, boundBy: 'minimum' });
});

test('what cannot be is refused by name', () => {
  for (const [fault, input] of [[{ demand: -1 }, 'demand a year'], [{ holdingRate: 0 }, 'holding rate'], [{ pack: 0 }, 'pack'], [{ prices: [] }, 'prices'],
    [{ minimum: NaN }, 'minimum'], [{ prices: [{ from: 5, price: 1 }, { from: 5, price: 2 }] }, 'quantity of a price']] as const) {
    expect(() => orderQuantity({ ...BASE, ...fault })).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input }));
  }
});
