import { codesIn, nameMatch } from '../../../src/tools/sql/name-match';

const bearing = { id: 'P0417', names: ['Deep groove ball bearing 6204'] };

test('a code is its own, however it is written', () => {
  for (const phrase of ['P0417', 'p-0417', 'P 0417', 'product P0417', 'the P0417,']) expect(nameMatch(phrase, bearing)).toBe(1);
});

test('the whole name matches fully, whatever its case', () => {
  expect(nameMatch('deep groove BALL bearing 6204', bearing)).toBe(1);
  expect(nameMatch('Koln', { id: 'WH03', names: ['Warehouse West', 'Köln'] })).toBe(1);
});

test('a part of the name matches well, more of it better', () => {
  const part = nameMatch('bearing', bearing);
  const more = nameMatch('ball bearing', bearing);
  expect(part).toBeGreaterThan(0.8);
  expect(more).toBeGreaterThan(part);
  expect(more).toBeLessThan(1);
});

test('a misspelling and a plural still match', () => {
  expect(nameMatch('ball baering', bearing)).toBeGreaterThan(0.7);
  expect(nameMatch('bearings', { id: 'Bearing', names: ['Bearing'] })).toBeGreaterThan(0.7);
});

test('a group is meant by its name in the singular, rather than one of its products', () => {
  const group = nameMatch('pump', { id: 'Pumps', names: ['Pumps'] });
  expect(group).toBeGreaterThan(0.95);
  expect(group).toBeGreaterThan(nameMatch('pump', { id: 'P0301', names: ['Gear pump 1 l/min'] }));
  expect(nameMatch('glass', { id: 'G', names: ['Glas'] })).toBeLessThan(0.95);
});

test('another code is not the same code', () => {
  expect(nameMatch('P0418', bearing)).toBe(0.7);
  expect(nameMatch('P9999', bearing)).toBe(0);
});

test('what is meant counts, not which kind of thing it is', () => {
  expect(nameMatch('the supplier Nordwind', { id: 'S01', names: ['Nordwind'] })).toBe(0.99);
  expect(nameMatch('the warehouse', { id: 'WH01', names: ['Hamburg'] })).toBe(0);
});

test('strangers do not match', () => {
  expect(nameMatch('hydraulic pump', bearing)).toBe(0);
  expect(nameMatch('', bearing)).toBe(0);
  expect(nameMatch('%', bearing)).toBe(0);
});

test('a short word is not the end of another one', () => {
  expect(nameMatch('rain', { id: 'P0001', names: ['Drain pump 1.1 kW'] })).toBe(0);
  expect(nameMatch('drian', { id: 'P0001', names: ['Drain pump 1.1 kW'] })).toBeGreaterThan(0.6);
  expect(nameMatch('earing', bearing)).toBeGreaterThan(0.7);
});

test('only words with a digit look like a code', () => {
  expect(codesIn('order SO-104 of Hamburg')).toEqual(['so104', 'orderso104ofhamburg']);
  expect(codesIn('Hamburg')).toEqual([]);
});
