import type { Block } from '../../../src/contract';
import { seriesInWords, seriesShape } from '../../web/turn/series-shape';

const block = (rows: Block['rows'], kind: Block['kind'] = 'series'): Pick<Block, 'kind' | 'columns' | 'rows'> => ({
  kind, rows,
  columns: [
    { name: 'period_start', label: 'From', type: 'date' }, { name: 'period_end', label: 'To', type: 'date' },
    { name: 'expected', label: 'Expected', type: 'number', unit: 'pieces' },
    { name: 'low_80', label: 'Lower 80 %', type: 'number', unit: 'pieces' }, { name: 'high_80', label: 'Upper 80 %', type: 'number', unit: 'pieces' },
  ],
});

test('periods are drawn by what falls on a day of each; a part of a week is left out, and is no dip', () => {
  const shape = seriesShape(block([['2026-11-23', '2026-11-29', 70, 35, 105], ['2026-11-30', '2026-12-06', 77, 35, 105], ['2026-12-07', '2026-12-08', 2, 0, 30]]))!;

  expect(shape).toMatchObject({ unit: 'pieces', levels: ['80'], most: 15 });
  expect(shape.points).toEqual([
    { from: Date.UTC(2026, 10, 23), to: Date.UTC(2026, 10, 30), value: 10, bounds: [{ low: 5, high: 15 }] },
    { from: Date.UTC(2026, 10, 30), to: Date.UTC(2026, 11, 7), value: 11, bounds: [{ low: 5, high: 15 }] },
  ]);
  expect(seriesInWords(shape)).toBe('It rises: from 10 to 11 pieces a day, at the most 11.');
});

test.each([[[70, 140], 'It rises: from 10 to 20 pieces a day, at the most 20.'], [[140, 70], 'It falls: from 20 to 10 pieces a day, at the most 20.']])('%j is said in a sentence', ([first, second], words) => {
  const shape = seriesShape(block([['2026-11-23', '2026-11-29', first!, null, null], ['2026-11-30', '2026-12-06', second!, null, null]]))!;
  expect(seriesInWords(shape)).toBe(words);
  expect(shape.points.every(({ bounds }) => bounds.length === 0)).toBe(true);
});

test.each([
  ['a table', block([['2026-11-23', '2026-11-29', 70, 35, 105], ['2026-11-30', '2026-12-06', 70, 35, 105]], 'table')],
  ['one period', block([['2026-11-23', '2026-11-29', 70, 35, 105]])],
  ['rows without a figure', block([['2026-11-23', '2026-11-29', null, null, null], ['2026-11-30', '2026-12-06', null, null, null]])],
])('%s is not drawn', (_, given) => {
  expect(seriesShape(given)).toBeUndefined();
});
