import type { ResultColumn } from '../../../src/contract';
import { cellWriter, dayText, durationText, moneyText } from '../../web/format';
import { plainText } from '../../web/plain-text';
import { announcement } from '../../web/turn/announcement';
import { evidenceOf, mainBlock, rowsAtFirst, shownText } from '../../web/turn/main-block';
import { readTurn, sentTurn } from '../../web/turn/turn';
import { evidenceParts } from '../../web/turn/wording';
import { answer, BLOCK, EVIDENCE, USAGE } from './turn-events';

const column = (type: ResultColumn['type'], unit?: string): ResultColumn => ({ name: 'c', label: 'c', type, unit });

test('the evidence line names rows, day, scope, time and money', () => {
  expect(evidenceParts(readTurn(answer()), '2026')).toEqual(['312 rows read', 'as of 24 Nov', 'scope WH01', '1.2 s']);
  expect(evidenceParts(readTurn(answer({ usage: { ...USAGE, costUsd: 0.0041 } })), '2026').at(-1)).toBe('$0.004');
});

test('a day of another year is told with its year', () => {
  expect(evidenceParts(readTurn(answer()), '2027')).toContain('as of 24 Nov 2026');
});

test('the rows that the line counts are those of the result, not of the look-ups before it', () => {
  const [call] = answer().toolCalls;
  const lookUp = { ...call!, id: 'c0', name: 'find_entities', evidence: [{ ...EVIDENCE, id: 'e0', toolCallId: 'c0', rowsRead: 600 }] };
  const turn = readTurn(answer({ toolCalls: [lookUp, call!] }));
  expect(evidenceParts(turn, '2026')[0]).toBe('312 rows read');
  expect(evidenceOf(turn).before.map(each => each.id)).toEqual(['e0']);
});

test('figures that nothing proves are counted in the evidence line', () => {
  expect(evidenceParts(readTurn(answer({ figures: [{ start: 0, length: 3, source: 'unverified' }] })), '2026')[0]).toBe('1 figure unverified');
});

test('a cut result says how many of how many rows it shows, and in which order', () => {
  const long = { ...BLOCK, rows: Array.from({ length: 134 }, () => ['P', 1]), total: 134, shown: 20 };
  expect(rowsAtFirst(long)).toBe(10);
  expect(shownText(long, 10)).toBe('10 of 134, worst first');
  expect(shownText(BLOCK, 2)).toBe('2 rows, worst first');
});

test('the result below the sentence is the one that its figures speak of, else the first of the newest call, a list before a single row', () => {
  const other = { ...BLOCK, id: 'b2' };
  expect(mainBlock({ blocks: [BLOCK, other], figures: [] })?.id).toBe('b1');
  expect(mainBlock({ blocks: [{ ...BLOCK, total: 1 }, other], figures: [] })?.id).toBe('b2');
  expect(mainBlock({ blocks: [BLOCK, { ...other, total: 1, toolCallId: 'c2' }], figures: [] })?.id).toBe('b2');
  expect(mainBlock({ blocks: [BLOCK, other], figures: [], outcome: 'out_of_scope' })).toBeUndefined();
  expect(mainBlock({ blocks: [BLOCK, other], figures: [{ start: 0, length: 1, source: 'cell', block: 'b1', row: 0, column: 'on_hand' }] })?.id).toBe('b1');
});

test('what was looked up on the way is not the result below the sentence, whatever figures its cells hold, even where the other has no row', () => {
  const lookUp = { ...BLOCK, id: 'b1', lookUp: true as const };
  const monthly = { ...BLOCK, id: 'b2', toolCallId: 'c2', total: 36 };
  const none = { ...BLOCK, id: 'b2', toolCallId: 'c2', rows: [], total: 0 };
  const figures = [{ start: 0, length: 4, source: 'cell' as const, block: 'b1', row: 0, column: 'product_id' }];
  expect(mainBlock({ blocks: [lookUp, monthly], figures })?.id).toBe('b2');
  expect(mainBlock({ blocks: [monthly, { ...lookUp, toolCallId: 'c3' }], figures: [] })?.id).toBe('b2');
  expect(mainBlock({ blocks: [lookUp, none], figures })?.rows).toEqual([]);
  expect(mainBlock({ blocks: [lookUp], figures })?.id).toBe('b1');
});

test('a screen reader hears the start, the result and the error, but no words on their way', () => {
  expect(announcement(undefined)).toBe('');
  expect(announcement({ ...sentTurn('K', 'q'), phase: 'arriving', text: 'Two prod' })).toBe('Working on the answer.');
  expect(announcement(readTurn(answer({ answer: '**Two** products run out.' })))).toBe('Two products run out. Table: Stock-out risks, 2 rows, worst first.');
  const error = { type: 'x', title: 'x', status: 504, code: 'X', detail: 'Too late.', remedy: 'Ask for less.', retryable: true };
  expect(announcement(readTurn(answer({ outcome: 'failed', error })))).toBe('Error. Too late. Ask for less.');
});

test('numbers of a column have the same decimals, money has two or none, unknown is a dash', () => {
  const number = cellWriter(column('number'), [6.1, 12, null], '2026');
  expect([6.1, 12, null].map(number)).toEqual(['6.1', '12.0', '–']);
  expect(cellWriter(column('number', 'USD'), [4310.5], '2026')(4310.5)).toBe('4,310.50');
  expect(cellWriter(column('number', 'USD'), [4310], '2026')(4310)).toBe('4,310');
  expect(cellWriter(column('number'), [0.0123], '2026')(0.0123)).toBe('0.012');
  expect(cellWriter(column('integer'), [1204], '2026')(1204)).toBe('1,204');
});

test('days are read as days, with the year where it is another', () => {
  const date = cellWriter(column('date'), [], '2026');
  expect(['2026-11-29', '2027-01-04', 'soon'].map(date)).toEqual(['29 Nov', '4 Jan 2027', 'soon']);
  expect(cellWriter(column('timestamp'), [], '2026')('2026-11-29T13:05:00Z')).toBe('29 Nov, 13:05');
  expect(dayText('2026-11-24')).toBe('24 Nov 2026');
});

test('durations and money have the digits that they need', () => {
  expect([180, 1234, 59_960, 125_000].map(durationText)).toEqual(['180 ms', '1.2 s', '1 min 0 s', '2 min 5 s']);
  expect([0.0041, 1.2].map(moneyText)).toEqual(['$0.004', '$1.20']);
});

test('plain text has the words without the signs of Markdown', () => {
  expect(plainText('## Result\n**7** products, `P-0417` first; 2 * 3 stays')).toBe('Result\n7 products, P-0417 first; 2 * 3 stays');
});
