import { chainedFisher, priceRatio, type MonthlyPurchases } from '../../../src/tools/suppliers/price-index';
import { partsInCents } from '../../../src/tools/suppliers/spend-blocks';
import { spendChange, type SpendItem } from '../../../src/tools/suppliers/spend-change';

const NOTHING = { quantity: 0, inCurrency: 0, value: 0 };
const bought = (quantity: number, price: number, rate: number) => ({ quantity, inCurrency: quantity * price, value: quantity * price * rate });

test('each part can be worked out by hand', () => {
  const change = spendChange([
    { baseUnit: 'piece', before: bought(10, 10, 0.9), after: bought(20, 11, 1) },
    { baseUnit: 'piece', before: bought(10, 5, 1), after: bought(5, 5, 1) },
    { baseUnit: 'kg', before: NOTHING, after: bought(4, 2.5, 1) },
  ]);

  // Price 20 x 1 x 0.9; exchange 20 x 11 x 0.1; volume 140 x (25 / 20 - 1) and the 10 of a unit that is new;
  // mix: at old prices 20 x 9 + 5 x 5 + 10 = 215, at the old mix 140 x 25 / 20 + 10 = 185. Both years: 90 + 220 + 50 + 25 of 395.
  expect(change).toEqual({
    before: 140, after: 255, price: expect.closeTo(18, 9), exchange: expect.closeTo(22, 9), volume: 45, mix: 30, coverage: 385 / 395,
  });
});

test('whatever is bought, the four parts add up to the change, and in cents exactly', () => {
  let state = 11;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  const some = () => random() < 0.2 ? NOTHING : bought(Math.ceil(random() * 500), random() * 40, 0.5 + random());
  for (let run = 0; run < 500; run++) {
    const items: SpendItem[] = Array.from({ length: Math.ceil(random() * 12) }, () => ({ baseUnit: random() < 0.5 ? 'piece' : 'metre', before: some(), after: some() }));
    const change = spendChange(items);
    expect(change.volume + change.price + change.mix + change.exchange).toBeCloseTo(change.after - change.before, 6);
    const cents = partsInCents(change);
    const whole = (value: number) => Math.round(100 * value);
    expect(whole(cents.volume) + whole(cents.price) + whole(cents.mix) + whole(cents.exchange)).toBe(whole(cents.after) - whole(cents.before));
  }
});

test('twice of everything is volume alone; everything dearer is price alone; another rate is exchange alone', () => {
  const items = (factor: [number, number, number]) => [[10, 4], [30, 7]].map(([quantity, price]): SpendItem => ({
    baseUnit: 'piece', before: bought(quantity!, price!, 1), after: bought(quantity! * factor[0], price! * factor[1], factor[2]),
  }));
  expect(spendChange(items([2, 1, 1]))).toMatchObject({ volume: 250, price: 0, mix: 0, exchange: 0 });
  expect(spendChange(items([1, 1.1, 1]))).toMatchObject({ volume: 0, price: expect.closeTo(25, 9), mix: 0, exchange: 0 });
  expect(spendChange(items([1, 1, 1.2]))).toMatchObject({ volume: 0, price: expect.closeTo(0, 9), mix: 0, exchange: expect.closeTo(50, 9) });
});

const month = (number: number, items: readonly (readonly [price: number, quantity: number])[]): MonthlyPurchases =>
  ({ month: number, items: new Map(items.map(([price, quantity], place) => [`item ${place}`, { quantity, value: price * quantity }])) });

test('the worked example of the manual: Laspeyres 1.4200, Paasche 1.3824, Fisher 1.4011', () => {
  // ILO et al. (2004), Consumer Price Index Manual, ch. 19: prices and quantities of six commodities, periods 1 and 2. They are those of tables 19.1 and 19.2
  // of the Producer Price Index Manual (2004), too, and of tables 3.1 and 3.2 of Balk (2008), Price and Quantity Index Numbers.
  const first = month(1, [[1, 1], [1, 1], [1, 2], [1, 1], [1, 4.5], [1, 0.5]]);
  const second = month(2, [[1.2, 0.8], [3, 0.9], [1.3, 1.9], [0.7, 1.3], [1.4, 4.7], [0.8, 0.6]]);

  expect(priceRatio(first.items, second.items)).toEqual({ laspeyres: expect.closeTo(1.42, 4), paasche: expect.closeTo(1.3824, 4), fisher: expect.closeTo(1.4011, 4) });
});

test('the chain compares what was bought in both months, says how much that is, and stands still where it is nothing', () => {
  const chain = chainedFisher([
    month(1, [[10, 1], [20, 2]]),
    { month: 2, items: new Map([['item 0', { quantity: 1, value: 12 }], ['new', { quantity: 1, value: 38 }]]) },
    { month: 3, items: new Map([['other', { quantity: 1, value: 5 }]]) },
  ]);

  // 12 / 10 of item 0; (10 + 12) of (50 + 50).
  expect(chain).toEqual([
    { month: 1, index: 100, coverage: null }, { month: 2, index: expect.closeTo(120, 9), coverage: 0.22 }, { month: 3, index: expect.closeTo(120, 9), coverage: 0 },
  ]);
});

test('prices that come back bring the chain back', () => {
  const chain = chainedFisher([month(1, [[10, 3], [20, 2]]), month(2, [[15, 3], [10, 2]]), month(3, [[10, 3], [20, 2]])]);
  expect(chain.at(-1)!.index).toBeCloseTo(100, 9);
});

test('Fisher\'s ratio times that of quantities is the ratio of values, and there and back again is 1, whatever is bought', () => {
  // Fisher (1922), The Making of Index Numbers: the factor reversal and the time reversal test.
  let state = 5;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  for (let run = 0; run < 200; run++) {
    const basket = (): (readonly [price: number, quantity: number])[] => Array.from({ length: 6 }, () => [1 + 20 * random(), 1 + 50 * random()] as const);
    const [before, after] = [basket(), basket()];
    const swapped = (items: readonly (readonly [number, number])[]) => items.map(([price, quantity]) => [quantity, price] as const);
    const ratio = (one: typeof before, other: typeof before) => priceRatio(month(1, one).items, month(2, other).items)!.fisher;
    const worth = (items: typeof before) => items.reduce((sum, [price, quantity]) => sum + price * quantity, 0);
    expect(ratio(before, after) * ratio(swapped(before), swapped(after))).toBeCloseTo(worth(after) / worth(before), 9);
    expect(ratio(before, after) * ratio(after, before)).toBeCloseTo(1, 9);
  }
});

test('the published mix and yield of tomatoes: 7,700 by quantity, 3,250 less by mix, 10,400 by price', () => {
  // Horngren, Datar & Rajan (2012), Cost Accounting, 14th ed., ch. 14, pp. 526-528, Delpino: 3,200, 1,920 and 1,280 tons at 70, 80 and 90 were
  // allowed; 3,250, 2,275 and 975 were bought at 70, 82 and 96.
  const tons = (quantity: number, price: number) => ({ quantity, inCurrency: quantity * price, value: quantity * price });
  const change = spendChange([
    { baseUnit: 'ton', before: tons(3_200, 70), after: tons(3_250, 70) },
    { baseUnit: 'ton', before: tons(1_920, 80), after: tons(2_275, 82) },
    { baseUnit: 'ton', before: tons(1_280, 90), after: tons(975, 96) },
  ]);
  expect(change).toMatchObject({ before: 492_800, after: 507_650, volume: 7_700, mix: -3_250, price: 10_400, exchange: 0 });
});
