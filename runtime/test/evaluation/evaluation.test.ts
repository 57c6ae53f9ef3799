import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { TOOLS, type Answer } from '../../../src/contract';
import { isHeldOut, readGoldenQuestions, scoreOf, type Verdict } from '../../src/evaluation';
import { judge } from '../../src/evaluation/judge';
import { SAMPLE_USERS } from '../../src/local';

const GOLDEN = path.join(__dirname, '../../golden');

function answer(changes: Partial<Answer> = {}): Answer {
  return {
    conversationId: 'c', turnId: 't', outcome: 'answered', question: '', answer: '292 products in WH02.', blocks: [], usage: {} as never, agent: '', persona: '',
    scope: { text: 'all warehouses', warehouses: 'all' }, asOf: '2026-11-24', startedAt: '', label: null, followUps: [], figures: [], warnings: [],
    toolCalls: [{ id: 'a', name: 'query_data', title: '', input: { warehouse: 'WH02' }, status: 'succeeded', summary: '', milliseconds: 1, evidence: [] }],
    ...changes,
  };
}
const block = (rows: Answer['blocks'][number]['rows'], total = rows.length) => ({ id: 'b1', toolCallId: 'a', kind: 'table' as const, title: '', columns: [], rows, total, shown: rows.length });
const kinds = (...given: Parameters<typeof judge>) => judge(...given).map(({ kind }) => kind);
const figure = (more: object = {}) => ({ figures: [{ what: 'products', value: 292, ...more }] });

test('a figure in the text is right as far as it is written, and digits of codes are none', () => {
  expect(kinds(answer(), figure(), [[[292]]])).toEqual([]);
  expect(kinds(answer(), figure(), [[[2]]])).toEqual(['wrong_figure']);
  expect(kinds(answer({ answer: 'Worth USD 1,834,203.1.' }), figure(), [[[1834203.12]]])).toEqual([]);
  expect(kinds(answer({ answer: 'Worth USD 1,834,203.2.' }), figure(), [[[1834203.12]]])).toEqual(['wrong_figure']);
  expect(kinds(answer({ answer: 'Full on 2 Dec.' }), figure(), [[['2026-12-02']]])).toEqual([]);
});

test('rows have to be all of a result, and no others', () => {
  const expected = [[['WH01', 3], ['WH02', 5]]];
  const rows = [['WH01', 'Rotterdam', 3], ['WH02', 'Hamburg', 5]];
  expect(kinds(answer({ blocks: [block(rows)] }), figure({ in: 'rows' }), expected)).toEqual([]);
  expect(kinds(answer({ blocks: [block([...rows, ['WH03', 'Lyon', 7]])] }), figure({ in: 'rows' }), expected)).toEqual(['wrong_figure']);
  expect(kinds(answer({ blocks: [block(rows.slice(1))] }), figure({ in: 'rows' }), expected)).toEqual(['wrong_figure']);
  expect(kinds(answer({ blocks: [block([...rows, ['WH03', 'Lyon', 7]])] }), figure({ in: 'rows', amongOthers: true }), expected)).toEqual([]);
});

test('each way to fail has its name', () => {
  expect(kinds(answer({ outcome: 'out_of_scope' }), {}, [])).toEqual(['declined']);
  expect(kinds(answer(), { outcome: 'out_of_scope' }, [])).toEqual(['not_declined']);
  expect(kinds(answer(), { outcome: 'clarification' }, [])).toEqual(['no_clarification']);
  expect(kinds(answer({ outcome: 'clarification' }), {}, [])).toEqual(['needless_clarification']);
  expect(kinds(answer({ outcome: 'out_of_rounds' }), {}, [])).toEqual(['failed']);
  expect(kinds(answer(), { tools: ['forecast_demand'] }, [])).toEqual(['wrong_tool']);
  expect(kinds(answer(), { tools: ['query_data'], inputs: { warehouse: 'WH03' } }, [])).toEqual(['wrong_input']);
  expect(kinds(answer(), { definition: 'stock_value' }, [])).toEqual(['wrong_definition']);
  expect(kinds(answer(), { mentions: ['WH03'] }, [])).toEqual(['not_named']);
  expect(kinds(answer(), { never: ['wh02'] }, [])).toEqual(['leaked']);
  expect(kinds(answer({ question: 'And in WH02?' }), { never: ['wh02'] }, [])).toEqual([]); // the person has said it
  expect(kinds(answer({ figures: [{ start: 0, length: 3, source: 'unverified' }] }), {}, [])).toEqual(['unverified_figure']);
});

test('the score counts canonical phrasings apart from others', () => {
  const verdict = (persona: string, phrasing: Verdict['phrasing'], right: boolean): Verdict => ({
    id: '', user: '', persona, phrasing, question: '', followUp: false, answer: '', tools: [], milliseconds: 0,
    failures: right ? [] : [{ kind: 'wrong_tool', detail: '' }],
  });
  const { personas, all, failures } = scoreOf([
    verdict('a', 'canonical', true), verdict('a', 'paraphrase', false), verdict('a', 'held_out', true), verdict('b', 'canonical', false),
  ]);
  expect(personas[0]).toEqual({ persona: 'a', canonical: { asked: 1, right: 1 }, paraphrase: { asked: 1, right: 0 }, heldOut: { asked: 1, right: 1 } });
  expect(all.canonical).toEqual({ asked: 2, right: 1 });
  expect(failures).toEqual([{ kind: 'wrong_tool', canonical: 1, paraphrase: 1, heldOut: 0 }]);
});

test('a third of the paraphrases is held out from mending, by their words alone', async () => {
  expect(isHeldOut('Sole-sourced products')).toBe(false);
  expect(isHeldOut('What is running low?')).toBe(true);
  const questions = await readGoldenQuestions(GOLDEN);
  const paraphrases = questions.flatMap(({ paraphrases: own = [], followUps = [] }) => [...own, ...followUps.flatMap(each => each.paraphrases ?? [])]);
  const share = paraphrases.filter(isHeldOut).length / paraphrases.length;
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.42);
});

test('every tool is the right one of some question', async () => {
  const questions = await readGoldenQuestions(GOLDEN);
  const named = new Set(questions.flatMap(({ expect: first, followUps = [] }) => [first, ...followUps.map(each => each.expect)]).flatMap(({ tools = [] }) => tools));
  expect(Object.keys(TOOLS).filter(name => !named.has(name))).toEqual([]);
});

test('a file that is not as it has to be is named, with the question and the place in it', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scap-golden-'));
  const read = (yaml: string) => {
    writeFileSync(path.join(folder, 'a.yaml'), yaml);
    return readGoldenQuestions(folder);
  };
  await expect(read('- { id: x, user: ben, question: q, expect: { outcome: nonsense } }')).rejects.toThrow(/^a\.yaml, x: expect\.outcome: /);
  await expect(read('- { id: x, user: ben, question: q, expect: { figures: [{ what: w }] } }')).rejects.toThrow('a.yaml, x: figure "w" needs exactly one of sql, truth and value.');
  await expect(read('- { id: x, user: ben, question: q, expect: {} }\n- { id: x, user: ben, question: q, expect: {} }')).rejects.toThrow('another question has that id');
});

test('at least 90 questions of all personas, most in other words too, with follow-ups, refusals and questions back', async () => {
  const questions = await readGoldenQuestions(GOLDEN);
  expect(questions.length).toBeGreaterThanOrEqual(90);
  const personas = new Set(questions.map(({ user }) => SAMPLE_USERS.find(({ id }) => id === user)?.persona));
  expect(personas).toEqual(new Set(['warehouse_manager', 'field_engineer', 'procurement_specialist']));
  expect(questions.filter(({ paraphrases = [] }) => paraphrases.length >= 2).length).toBeGreaterThanOrEqual(90);
  expect(questions.flatMap(({ followUps = [] }) => followUps).length).toBeGreaterThanOrEqual(10);
  expect(questions.filter(({ expect: { outcome = 'answered' } }) => outcome.includes('out_of_scope') || outcome.includes('refused')).length).toBeGreaterThanOrEqual(10);
});

test('what is right is reckoned without the runtime', () => {
  const text = readFileSync(path.join(__dirname, '../../src/evaluation/reckoning.ts'), 'utf8');
  const imported = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, module]) => module);
  expect(new Set(imported)).toEqual(new Set(['node:fs/promises', 'node:path', '@duckdb/node-api', 'zod/mini']));
  const golden = readdirSync(GOLDEN).filter(name => !name.endsWith('.yaml'));
  expect(golden).toEqual([]);
});
