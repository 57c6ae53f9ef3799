import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Answer } from '../../../src/contract';
import { answerText } from '../../src/cli/answer-text';
import { writeCsv } from '../../src/cli/csv-file';
import { temporaryFolder } from '../local/temporary-folder';

const options = { now: new Date('2026-11-24T08:00:00Z'), width: undefined, dim: (text: string) => text, textShown: false, scap: 'scap', again: '' };

test('an answer is its sentence, its table, its evidence, and what to ask next', () => {
  expect(answerText(answer(), options)).toBe([
    '2 products in WH01 will run out.',
    '  product  on hand',
    '              each',
    '  P-0417        38',
    '  … 1 shown of 2, worst first; all with --csv FILE',
    'verified · projected usable stock · 312 rows read · as of 24 Nov · scope WH01 · 1.2 s',
    'Next: "order quantities for these" · "why P-0417?"',
    '',
  ].join('\n'));
});

test('prose is broken between words where the terminal ends, commands are not', () => {
  const narrow = answerText(answer({ blocks: [], clarification: { question: 'Which of the products do you mean?', choices: ['Hex bolt M8 of steel', 'P-2'] } }), { ...options, width: 20 });
  expect(narrow).toBe([
    '2 products in WH01', 'will run out.', 'Which of the', 'products do you', 'mean?', '  1  Hex bolt M8 of', '     steel', '  2  P-2', 'Answer with: scap ask -c 1',
    'verified · projected', 'usable stock · 312', 'rows read · as of 24', 'Nov · scope WH01 ·', '1.2 s', 'Next: "order', 'quantities for', 'these" · "why', 'P-0417?"', '',
  ].join('\n'));
});

test('what was stopped before it was finished has no evidence', () => {
  expect(answerText(answer({ answer: '', blocks: [], outcome: 'cancelled', followUps: [] }), options)).toBe('Stopped before it was finished.\n');
});

test('a table without rows has no heads', () => {
  const block = { ...answer().blocks[0]!, rows: [], total: 0 };
  expect(answerText(answer({ blocks: [block] }), options)).not.toContain('on hand');
});

test('days of another year than that of the clock are told with their year', () => {
  const block = { ...answer().blocks[0]!, columns: [{ name: 'day', label: 'day', type: 'date' as const }], rows: [['2018-02-01']], total: 1 };
  const written = answerText(answer({ blocks: [block] }), { ...options, now: new Date('2027-01-01T08:00:00Z') });
  expect(written).toContain('\n  1 Feb 2018\n');
  expect(written).toContain('· as of 24 Nov 2026 ·');
});

test('a sentence that stands there already is not repeated', () => {
  expect(answerText(answer(), { ...options, textShown: true })).not.toContain('will run out.');
});

test('a question back lists its choices and how to answer', () => {
  const asked = answer({ outcome: 'clarification', answer: '', blocks: [], toolCalls: [], followUps: [], clarification: { question: 'Which one?', choices: ['P-1', 'P-2'] } });
  expect(answerText(asked, options)).toBe('Which one?\n  1  P-1\n  2  P-2\nAnswer with: scap ask -c 1\n');
  expect(answerText(answer({ answer: '', blocks: [], toolCalls: [], followUps: [], outcome: 'clarification', clarification: { question: 'For when?', choices: [] } }), options))
    .toBe('For when?\nAnswer with: scap ask -c "…"\n');
  expect(answerText(asked, { ...options, scap: 'npx scap', again: ' --user carla' })).toContain('\nAnswer with: npx scap ask -c --user carla 1\n');
});

test('a draft that was proposed, once or again, can be seen', () => {
  const [call] = answer().toolCalls;
  const proposed = answer({ toolCalls: [{ ...call!, draft: 'D-20261124-8Q6WABCDEF' }, { ...call!, draft: 'D-20261124-8Q6WABCDEF' }] });
  expect(answerText(proposed, options).match(/See the draft with: scap drafts show D-20261124-8Q6WABCDEF\n/g)).toHaveLength(1);
});

test('a model cannot write to the terminal anything but text', () => {
  expect(answerText(answer({ answer: 'a\u001b]0;title\u0007b\r\nc' }), options)).toMatch(/^a\]0;titleb\nc\n/);
});

test('the file has all rows, with units in the heads', async () => {
  const cwd = temporaryFolder();
  const said: string[] = [];
  await writeCsv(answer(), 'risks.csv', { cwd, err: text => said.push(text) });
  expect(readFileSync(path.join(cwd, 'risks.csv'), 'utf8')).toBe('product,on hand (each)\r\nP-0417,38\r\n\'=1+1,0\r\n');
  expect(said).toEqual(['2 rows written to risks.csv\n']);
});

test('the further tables of the same tool are written beside it, one file a table; what was looked up before is not', async () => {
  const cwd = temporaryFolder();
  const said: string[] = [];
  const [risks] = answer().blocks;
  const table = (id: string, title: string, rows: (string | number)[][], toolCallId = 'x') => ({ ...risks!, id, title, rows, total: rows.length, toolCallId });
  const blocks = [
    table('b0', 'Names', [['P-0417', 1]], 'before'), risks!, table('b2', 'Stops & loads', [['S1', 1]]), table('b3', 'Stops: loads', [['S2', 2], ['S3', 3]]), table('b4', 'Left out', []),
  ];
  await writeCsv(answer({ blocks }), 'routes.csv', { cwd, err: text => said.push(text) });

  expect(said).toEqual(['2 rows written to routes.csv\n', '1 row written to routes-stops-loads.csv\n', '2 rows written to routes-stops-loads-2.csv\n']);
  expect(readFileSync(path.join(cwd, 'routes-stops-loads.csv'), 'utf8')).toBe('product,on hand (each)\r\nS1,1\r\n');
});

test('a file that cannot be written, and an answer without a table, are said', async () => {
  const cwd = temporaryFolder();
  await expect(writeCsv(answer(), 'missing/risks.csv', { cwd, err: () => {} })).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
  const said: string[] = [];
  await writeCsv(answer({ blocks: [] }), 'risks.csv', { cwd, err: text => said.push(text) });
  expect(said).toEqual(['The answer has no table: risks.csv was not written.\n']);
});

function answer(changes: Partial<Answer> = {}): Answer {
  return {
    conversationId: 'c', turnId: 't', outcome: 'answered', question: 'q', answer: '2 products in WH01 will run out.',
    blocks: [{
      id: 'b1', toolCallId: 'x', kind: 'table', title: 'Risks', order: 'worst first', total: 2, shown: 1,
      columns: [{ name: 'p', label: 'product', type: 'text' }, { name: 'o', label: 'on hand', type: 'integer', unit: 'each' }],
      rows: [['P-0417', 38], ['=1+1', 0]],
    }],
    toolCalls: [{
      id: 'x', name: 'identify_stockout_risks', title: 'Projecting', input: {}, status: 'succeeded', summary: '', milliseconds: 10,
      evidence: [{
        id: 'e1', toolCallId: 'x', tool: 'identify_stockout_risks', views: ['inventory_position'], queries: [], rowsRead: 312,
        method: { name: 'projected usable stock' }, inputs: {}, assumptions: [], warnings: [], asOf: '2026-11-24', scope: 'WH01',
      }],
    }],
    usage: { modelCalls: 1, inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, costUsd: 0, milliseconds: 1_200 },
    agent: 'inventory', persona: 'warehouse_manager', scope: { text: 'WH01', warehouses: ['WH01'] }, asOf: '2026-11-24', startedAt: '2026-11-24T08:00:00Z',
    label: 'verified', followUps: ['order quantities for these', 'why P-0417?'], figures: [], warnings: [],
    ...changes,
  };
}
