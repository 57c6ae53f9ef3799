import { scopeSummary } from '../../src/access';

test.each([
  ['all', 'all warehouses'],
  [[], 'no warehouse'],
  [['WH01'], 'WH01'],
  [['WH01', 'WH02'], 'WH01 and WH02'],
  [['WH01', 'WH02', 'WH03'], 'WH01, WH02 and WH03'],
] as const)('%j in words', (warehouses, text) => {
  expect(scopeSummary(warehouses)).toEqual({ warehouses, text });
});
