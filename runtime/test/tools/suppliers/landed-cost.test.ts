import { landedCost, unreliabilityCost, type Offer } from '../../../src/tools/suppliers/landed-cost';

const OFFER: Offer = {
  supplier: 'S1', product: 'P1', breaks: [{ from: 1, price: 50 }, { from: 480, price: 48 }], currency: 'USD', priceUnit: 'carton', unitFactor: 24, minOrder: 240,
  orderMultiple: 24, leadDays: 20, freightShare: 0.06, dutyShare: 0.04, paymentDays: 30, approved: true, endsOn: null,
};

test('price, freight, duty and terms of a piece add up to what is landed', () => {
  // 48 / 24 x 0.9 = 1.80; 6 % and 4 % of it; 30 days at 7.3 % are 0.6 %.
  expect(landedCost(OFFER, 500, 0.9, 0.073)).toEqual({
    quantity: 504, quoted: 48, price: expect.closeTo(1.8, 9), freight: expect.closeTo(0.108, 9), duty: expect.closeTo(0.072, 9), terms: expect.closeTo(0.0108, 9),
    landed: expect.closeTo(1.9692, 9),
  });
});

// U.S. International Trade Administration, export.gov, "Duty and Tax Calculation Methods": goods of 932, insurance 16 and freight 52, a duty of 7 %.
test.each([
  ['goods alone (FOB)', 0.07, 65.24, 997.24],
  ['the value with freight and insurance (CIF), 1,000', 0.07 * (1 + 68 / 932), 70, 1_002],
])('the published example of a duty on %s', (_, dutyShare, duty, withoutFreight) => {
  const goods: Offer = { ...OFFER, breaks: [{ from: 1, price: 932 }], unitFactor: 1, minOrder: 1, orderMultiple: 1, freightShare: 68 / 932, dutyShare, paymentDays: 0 };
  const cost = landedCost(goods, 1, 1, 0.05);
  expect([cost.duty, cost.price + cost.duty, cost.landed]).toEqual([duty, withoutFreight, withoutFreight + 68].map(value => expect.closeTo(value, 9)));
});

test('the order size is raised to minimum and multiple, and so may reach a break', () => {
  expect(landedCost(OFFER, 10, 1, 0)).toMatchObject({ quantity: 240, quoted: 50 });
  expect(landedCost(OFFER, 457, 1, 0)).toMatchObject({ quantity: 480, quoted: 48 });
  expect(landedCost(OFFER, 240, 1, 0)).toMatchObject({ quantity: 240 });
});

test('the cost of unreliability is that of the safety stock for the lead time, whatever the demand', () => {
  // By hand for 4 a day: 1.645 x 4 x 5 = 32.9 pieces of 10, held for 20 %: 65.8 a year of 1,460 pieces. And 1 % rejects.
  expect(unreliabilityCost(10, { leadDeviation: 5, rejectedShare: 0.01 }, 0.2)).toBeCloseTo(65.8 / 1_460 + 0.1, 9);
  expect(unreliabilityCost(10, { leadDeviation: null, rejectedShare: 0.01 }, 0.2)).toBeNull();
});

// The Hardware Warehouse, SKU M4389: 5 a day, lead times of 3 days with a deviation of 2, 3 dollars a unit and year to hold, 95 %. Published by Excel QM:
// safety stock 16.45; with half of the order of 80, 169.35 a year.
test('the published example of a lead time that varies: 16.45 units, which cost 169.35 - 120 a year', () => {
  const yearly = 5 * 365;
  const held = unreliabilityCost(15, { leadDeviation: 2, rejectedShare: 0 }, 0.2)! * yearly;
  expect(held / 3).toBeCloseTo(16.45, 9);
  expect(held).toBeCloseTo(169.35 - 40 * 3, 9);
});

test('the safety stock that is priced covers 95 of 100 lead times, and costs what holding it all year does: day by day', () => {
  let state = 7;
  const uniform = () => ((state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) + 0.5) / 4_294_967_296;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const safetyStock = 4 * 1.645 * 5; // 4 a day; lead times of 20 days with a deviation of 5
  const covered = Array.from({ length: 20_000 }, () => 4 * (20 + 5 * normal()) <= 4 * 20 + safetyStock ? 1 : 0).reduce<number>((sum, each) => sum + each, 0) / 20_000;
  expect(Math.abs(covered - 0.95)).toBeLessThan(0.005);
  let held = 0;
  for (let day = 0; day < 365; day++) held += safetyStock * 10 * 0.2 / 365;
  expect(unreliabilityCost(10, { leadDeviation: 5, rejectedShare: 0 }, 0.2)).toBeCloseTo(held / (365 * 4), 9);
});

test('terms are worth the interest that the price earns until it is paid: day by day', () => {
  let interest = 0;
  for (let day = 0; day < 30; day++) interest += 1.8 * 0.073 / 365;
  expect(landedCost(OFFER, 500, 0.9, 0.073).terms).toBeCloseTo(interest, 9);
});
