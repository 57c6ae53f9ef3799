import { usageClasses, variationClass } from '../../src/stock';

test('A until 80 % of the usage are reached, B until 95 %, C the rest and what has none', () => {
  // Before the item: 700: 0, 150: 700, 50: 850, 40: 900, 40: 940, 20: 980.
  expect(usageClasses([40, 700, 150, 0, 50, 40, 20])).toEqual(['B', 'A', 'A', 'C', 'B', 'B', 'C']);
});

test('items of equal usage keep their order, and no usage at all is C', () => {
  expect(usageClasses([10, 10, 10, 10, 10])).toEqual(['A', 'A', 'A', 'A', 'B']);
  expect(usageClasses([80, 15, 5])).toEqual(['A', 'B', 'C']);
  expect(usageClasses([0, 0])).toEqual(['C', 'C']);
  expect(() => usageClasses([-1])).toThrow(expect.objectContaining({ input: 'yearly usage' }));
});

test('X up to a variation of 0.5, Y up to 1, Z beyond', () => {
  expect([0, 0.5, 0.51, 1, 1.01].map(variationClass)).toEqual(['X', 'X', 'Y', 'Y', 'Z']);
});
