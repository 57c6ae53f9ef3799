import fc from 'fast-check';
import type { Block } from '../../../src/contract';
import { tieFigures } from '../../src/orchestration/figures';

const BLOCK: Block = {
  id: 'b1', toolCallId: 'c1', kind: 'table', title: 'Stock', total: 2, shown: 2,
  columns: [{ name: 'product', label: 'product', type: 'text' }, { name: 'on_hand', label: 'on hand', type: 'number' }, { name: 'runs_out', label: 'runs out', type: 'date' }],
  rows: [['P-0417', 1234.56, '2026-12-07'], ['P-0418', 38, '2026-11-29']],
};
const tie = (text: string, more: Partial<Parameters<typeof tieFigures>[1]> = {}): string[] =>
  tieFigures(text, { blocks: [BLOCK], summaries: [], statements: [], question: '', ...more })
    .map(figure => [text.slice(figure.start, figure.start + figure.length), figure.source, figure.row, figure.column].filter(part => part !== undefined).join(' '));

test('a figure is tied to the cell that holds it, also with separators or rounded', () => {
  expect(tie('1,234.56 or 1,234.6 or 1,235')).toEqual(['1,234.56 cell 0 on_hand', '1,234.6 cell 0 on_hand', '1,235 cell 0 on_hand']);
});

test('a figure that a look-up holds as well is tied to the result that answers', () => {
  const name: Block = { ...BLOCK, id: 'b0', lookUp: true, rows: [['P-0417', 38, null]] };
  expect(tieFigures('38', { blocks: [name, BLOCK], summaries: [], statements: [], question: '' })).toMatchObject([{ source: 'cell', block: 'b1', row: 1 }]);
});

test.each([
  [55.15, '55.2'], [55.15, '55.1'], [1.005, '1.01'], [2.5, '3'], [-0.45, '-0.5'], [0.063423, '0.063'], [0.000512, '0.00051'],
])('%p may be written as %p: half is rounded up, a small number has two digits that tell something', (cell, written) => {
  expect(tieFigures(`It is ${written}.`, { blocks: [{ ...BLOCK, rows: [['P-0417', cell, null]] }], summaries: [], statements: [], question: '' }))
    .toEqual([expect.objectContaining({ source: 'cell', column: 'on_hand' })]);
});

test.each([[55.15, '55.3'], [55.15, '54'], [0.063423, '0.07']])('%p is not %p', (cell, written) => {
  expect(tieFigures(`It is ${written}.`, { blocks: [{ ...BLOCK, rows: [['P-0417', cell, null]] }], summaries: [], statements: [], question: '' }))
    .toEqual([expect.objectContaining({ source: 'unverified' })]);
});

test('a date is tied in words and in ISO form, and another year is another date', () => {
  expect(tie('7 Dec, 2026-12-07, 29 November 2026, 7 Dec 2025')).toEqual([
    '7 Dec cell 0 runs_out', '2026-12-07 cell 0 runs_out', '29 November 2026 cell 1 runs_out', '7 Dec 2025 unverified',
  ]);
});

test('an identifier is no figure', () => {
  expect(tie('P-0417 in WH01 and M30')).toEqual([]);
});

test('a count that a textbook tool states is a result, although some cell holds the same number', () => {
  expect(tie('38 products', { summaries: ['38 products will run out.'] })).toEqual(['38 result']);
});

test('a figure of the question is known, one of nowhere is not', () => {
  expect(tie('within 14 days: 15', { question: 'in 14 days?' })).toEqual(['14 question', '15 unverified']);
});

test('every place lies within the text, in order', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), text => {
    let end = 0;
    for (const { start, length } of tieFigures(text, { blocks: [BLOCK], summaries: [], statements: [], question: '' })) {
      expect(start).toBeGreaterThanOrEqual(end);
      end = start + length;
      expect(end).toBeLessThanOrEqual(text.length);
    }
  }));
});
