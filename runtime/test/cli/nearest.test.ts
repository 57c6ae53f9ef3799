import { nearest } from '../../src/cli/nearest';

test.each([
  ['bne', 'ben'],
  ['warehouse_manger', 'warehouse_manager'],
  ['procurement', undefined],
  ['zoe', undefined],
])('%s means %s', (given, meant) => {
  expect(nearest(given, ['ann', 'ben', 'warehouse_manager', 'procurement_specialist'])).toBe(meant);
});
