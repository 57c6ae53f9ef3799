import { finite, notNegative, openShare, positive, share, whole } from '../../src/stock/checks';

const CHECKS: readonly (readonly [string, (input: string, value: number) => number, readonly number[], readonly number[]])[] = [
  ['a finite number', finite, [-1, 0, 1.5], [NaN, Infinity, -Infinity]],
  ['a number of 0 or more', notNegative, [0, 1.5], [-1e-9, NaN, Infinity]],
  ['a number above 0', positive, [1e-9, 7], [0, -1, NaN, Infinity]],
  ['a share from 0 to 1', share, [0, 0.4, 1], [-1e-9, 1.0001, NaN]],
  ['a share above 0 and below 1', openShare, [1e-9, 0.999], [0, 1, -0.1, 1.1, NaN]],
  ['a whole number of at least 0', whole, [0, 3], [-1, 1.5, NaN, 2 ** 53]],
];

test.each(CHECKS)('%s: to the bound, and not beyond', (words, check, allowed, refused) => {
  for (const value of allowed) expect(check('it', value)).toBe(value);
  for (const value of refused) {
    expect(() => check('it', value)).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input: 'it', value, allowed: words, message: `it is ${value}; it has to be ${words}.` }));
  }
});

test('a whole number of at least 5 may be 5', () => {
  expect(whole('it', 5, 5)).toBe(5);
  expect(() => whole('it', 4, 5)).toThrow('it is 4; it has to be a whole number of at least 5.');
});
