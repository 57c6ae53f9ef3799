import fc from 'fast-check';
import { lotFor } from '../../../src/tools/inventory/order-lot';

const NONE = { multiple: null, minimum: null, maximum: null };

test.each([
  ['as asked for', 100, NONE, 100, []],
  ['raised to the minimum', 100, { ...NONE, minimum: 150 }, 150, ['Raised from 100 ea to the minimum order of 150 ea.']],
  ['raised to full packs', 100, { ...NONE, multiple: 24 }, 120, ['Raised from 100 ea to 120 ea: it is ordered in multiples of 24 ea.']],
  ['raised to the minimum, then to full packs', 10, { ...NONE, minimum: 100, multiple: 24 }, 120,
    ['Raised from 10 ea to the minimum order of 100 ea.', 'Raised from 100 ea to 120 ea: it is ordered in multiples of 24 ea.']],
  ['above the maximum, which is said and not kept', 1_200, { ...NONE, maximum: 1_000 }, 1_200, ['More than the maximum order of the policy, 1,000 ea.']],
  ['full packs already', 48, { ...NONE, multiple: 24 }, 48, []],
  ['a part of a metre', 2.4, { ...NONE, multiple: 0.8 }, 2.4, []],
])('%s', (_, asked, terms, quantity, notes) => {
  const lot = lotFor(asked, terms, 'ea');
  expect(lot.quantity).toBeCloseTo(quantity, 9);
  expect(lot.notes).toEqual(notes);
});

test('it is the least multiple that is neither below what was asked for nor below the minimum', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 5_000 }), (asked, multiple, minimum) => {
    const { quantity } = lotFor(asked, { multiple, minimum, maximum: null }, 'ea');
    expect(quantity % multiple).toBe(0);
    expect(quantity).toBeGreaterThanOrEqual(Math.max(asked, minimum));
    expect(quantity - multiple).toBeLessThan(Math.max(asked, minimum));
  }));
});
