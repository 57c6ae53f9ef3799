import type { Block } from '../../../src/contract';
import { curveInWords, curveShape } from '../../web/turn/curve-shape';

const block = (rows: Block['rows'], kind: Block['kind'] = 'series'): Pick<Block, 'kind' | 'columns' | 'rows'> => ({
  kind, rows,
  columns: [
    { name: 'mean_value', label: 'Mean value of stock', type: 'number', unit: 'USD' }, { name: 'fill_rate', label: 'Fill rate', type: 'number', unit: '%' },
    { name: 'margin_short', label: 'Margin short', type: 'number', unit: 'USD a year' },
  ],
});

test('a series whose first column is a number draws the next number against it, the least first, with what each axis measures', () => {
  const shape = curveShape(block([[3_000, 99, 10], [1_000, 90, 800], [1_500, 95, 300], [2_000, null, 200]]))!;

  expect(shape).toEqual({
    points: [{ x: 1_000, y: 90 }, { x: 1_500, y: 95 }, { x: 3_000, y: 99 }],
    x: { label: 'Mean value of stock', unit: 'USD', least: 1_000, most: 3_000 }, y: { label: 'Fill rate', unit: '%', least: 90, most: 99 },
  });
  // From 90 to 99 % half is 94.5 %: the point of 95 % is the first beyond.
  expect(curveInWords(shape)).toBe('Fill rate rises from 90 % to 99 % while mean value of stock grows from 1,000 USD to 3,000 USD. Half of that is there at 1,500 USD.');
});

test('one that falls, and one that does not change, are said to', () => {
  expect(curveInWords(curveShape(block([[1, 9, null], [2, 5, null]]))!)).toMatch(/^Fill rate falls from 9 % to 5 % /);
  expect(curveInWords(curveShape(block([[1, 9, null], [2, 9, null]]))!)).toMatch(/^Fill rate stays the same from 9 % to 9 % .+2 USD\.$/);
});

test.each([
  ['a table', block([[1, 2, 3], [2, 3, 4]], 'table')],
  ['one point', block([[1, 2, 3]])],
  ['points above one another', block([[1, 2, 3], [1, 3, 4]])],
  ['a series over time', { ...block([['2026-11-23', 2, 3], ['2026-11-24', 3, 4]]), columns: [{ name: 'day', label: 'Day', type: 'date' as const }, ...block([]).columns.slice(1)] }],
])('%s is no curve', (_, given) => {
  expect(curveShape(given)).toBeUndefined();
});
