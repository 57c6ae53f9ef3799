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
