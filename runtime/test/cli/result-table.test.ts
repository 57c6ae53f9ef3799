import type { Block } from '../../../src/contract';
import { resultTable } from '../../src/cli/result-table';

const block: Block = {
  id: 'b1', toolCallId: 't1', kind: 'table', title: 'What runs out', order: 'worst first', total: 7, shown: 3,
  columns: [
    { name: 'product_id', label: 'product', type: 'text' },
    { name: 'on_hand', label: 'on hand', type: 'integer', unit: 'each' },
    { name: 'daily', label: 'a day', type: 'number' },
    { name: 'runs_out', label: 'runs out', type: 'date' },
    { name: 'name', label: 'name', type: 'text' },
  ],
  rows: [
    ['P-0417', 1038, 6.1, '2026-11-29', 'Deep groove ball bearing'],
    ['P-0012', 4, 12, '2027-01-02', 'Seal'],
    ['P-0099', null, 0.25, null, 'Valve'],
  ],
};
const plain = (text: string) => text;

test('columns are aligned, figures to the right, units below the heads, and what is cut is said', () => {
  expect(resultTable(block, { rows: 2, width: undefined, year: '2026', dim: plain })).toEqual([
    '  product  on hand  a day  runs out    name',
    '              each',
    '  P-0417     1,038   6.10  29 Nov      Deep groove ball bearing',
    '  P-0012         4  12.00  2 Jan 2027  Seal',
    '  … 2 shown of 7, worst first; all with --csv FILE',
  ]);
});

test('a result that is shown whole has no last line', () => {
  const whole = { ...block, total: 3 };
  expect(resultTable(whole, { rows: 3, width: undefined, year: '2026', dim: plain }).at(-1)).toBe('  P-0099         –   0.25  –           Valve');
});

test('in a narrow terminal texts are cut first, then columns are left out and counted', () => {
  const narrow = resultTable(block, { rows: 1, width: 54, year: '2026', dim: plain });
  expect(narrow[2]).toBe('  P-0417     1,038   6.10  29 Nov    Deep groove ball…');
  const narrower = resultTable(block, { rows: 1, width: 30, year: '2026', dim: plain });
  expect(narrower[0]).toBe('  product  on hand  a day');
  expect(narrower.at(-1)).toBe('  … 1 shown of 7, worst first,\n  2 more columns; all with\n  --csv FILE');
  for (const line of narrower.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(30);
});

test('a cell cannot move the cursor or break its line', () => {
  const hostile = { ...block, rows: [['P\u001b[2J\r\nX\u202e', 1, 1, null, '\u0007']] };
  expect(resultTable(hostile, { rows: 1, width: undefined, year: '2026', dim: plain })[2]).toBe('  P[2J X         1      1  –');
});
