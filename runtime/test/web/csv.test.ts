import fc from 'fast-check';
import type { Cell, ResultColumn } from '../../../src/contract';
import { csvOf } from '../../web/csv';
import { BLOCK } from './turn-events';

const text: ResultColumn = { name: 'note', label: 'note', type: 'text' };
const number: ResultColumn = { name: 'change', label: 'change', type: 'number', unit: 'USD' };
const csv = (column: ResultColumn, ...cells: Cell[]): string => csvOf({ columns: [column], rows: cells.map(cell => [cell]) });

test('a result becomes heads with units and one line a row, each ended by CRLF', () => {
  expect(csvOf(BLOCK)).toBe('product,on hand (base units)\r\nP-0417,38\r\nP-0418,-3\r\n');
});

test('fields with commas, quotes and line breaks are quoted, and unknown values are empty', () => {
  expect(csv(text, 'a,b', 'say "x"', 'two\nlines', null)).toBe('note\r\n"a,b"\r\n"say ""x"""\r\n"two\nlines"\r\n\r\n');
});

test('text that a spreadsheet would run as a formula is preceded by an apostrophe', () => {
  expect(csv(text, '=1+1', '+49', '-5', '@SUM(A1)', '\t=1')).toBe("note\r\n'=1+1\r\n'+49\r\n'-5\r\n'@SUM(A1)\r\n'\t=1\r\n");
});

test('a head is guarded like a cell', () => {
  expect(csv({ ...text, label: '=HYPERLINK("x")' })).toBe('"\'=HYPERLINK(""x"")"\r\n');
});

test('negative numbers stay numbers, also where a wide one comes as text', () => {
  expect(csv(number, -3, -0.5, '-9007199254740993', '-1.25')).toBe('change (USD)\r\n-3\r\n-0.5\r\n-9007199254740993\r\n-1.25\r\n');
});

test('a column of numbers is no way around the guard', () => {
  expect(csv(number, '-1+cmd|x', '=2')).toBe("change (USD)\r\n'-1+cmd|x\r\n'=2\r\n");
});

test('whatever the text, a reader of RFC 4180 gets it back, or gets it with an apostrophe before it', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), cells => {
    const read = records(csv(text, ...cells)).slice(1).map(([cell]) => cell);
    expect(read).toHaveLength(cells.length);
    read.forEach((cell, index) => expect([cells[index], `'${cells[index]}`]).toContain(cell));
    expect(read.filter(cell => /^[=+\-@]/.test(cell ?? ''))).toEqual([]);
  }));
});

/** A reader of RFC 4180, written for this test. */
function records(csvText: string): string[][] {
  const all: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < csvText.length) {
    const [whole, quoted, bare = '', end] = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y.exec(csvText.slice(at)) ?? [''];
    if (whole === '') throw new Error(`No field at ${at}.`);
    record.push(quoted?.replaceAll('""', '"') ?? bare);
    at += whole.length;
    if (end === '\r\n') { all.push(record); record = []; }
  }
  return all;
}
