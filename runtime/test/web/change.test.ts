import type { AnswerEvent } from '../../../src/contract';
import { changed } from '../../web/turn/change';
import { readTurn, sentTurn, type Turn } from '../../web/turn/turn';
import { answer, BLOCK, EVIDENCE, TURN, USAGE } from './turn-events';

const STARTED: AnswerEvent = { type: 'tool_started', id: 'c1', name: 'identify_stockout_risks', title: 'Projecting stock', input: {} };
const FINISHED: AnswerEvent = {
  type: 'tool_finished', id: 'c1', name: 'identify_stockout_risks', status: 'succeeded', milliseconds: 300, summary: '2 of 312',
};
const DONE: AnswerEvent = { type: 'done', outcome: 'answered', label: 'verified', followUps: ['Why P-0417?'], figures: [] };

const heard = (...events: AnswerEvent[]): Turn =>
  events.reduce((turn, event) => changed(turn, { kind: 'event', event }), sentTurn('K1', 'Which run out?'));

test('a question that was sent shows as such until the platform has named its turn', () => {
  expect(heard().phase).toBe('sent');
  expect(heard(TURN)).toMatchObject({ phase: 'arriving', conversationId: 'C1', turnId: 'T1', scope: { text: 'WH01' } });
});

test('a step shows its progress while it runs, and its result when it is done', () => {
  const running = heard(TURN, STARTED, { type: 'tool_progress', id: 'c1', message: '120 of 312', fraction: 0.4 });
  expect(running.steps).toEqual([{ id: 'c1', title: 'Projecting stock', status: 'running', note: '120 of 312', fraction: 0.4 }]);
  const done = changed(running, { kind: 'event', event: FINISHED });
  expect(done.steps).toEqual([{ id: 'c1', title: 'Projecting stock', status: 'succeeded', note: '2 of 312', milliseconds: 300 }]);
});

test('text grows by its deltas, and begins again where the model did', () => {
  const text = (delta: string, restart?: boolean): AnswerEvent => ({ type: 'text', delta, restart });
  expect(heard(TURN, text('Two '), text('products')).text).toBe('Two products');
  expect(heard(TURN, text('Two '), text('Three', true), text(' products')).text).toBe('Three products');
});

test('the events of a turn and the same turn read as one object show the same answer', () => {
  const streamed = heard(
    TURN, STARTED, { type: 'block', block: BLOCK }, { type: 'evidence', evidence: EVIDENCE }, FINISHED,
    { type: 'text', delta: 'Two products run out.' }, { type: 'usage', ...USAGE }, DONE,
  );
  expect(streamed).toEqual({ ...readTurn(answer(), 'K1'), usage: { type: 'usage', ...USAGE } });
});

test('an error ends as a problem with its remedy, and its text so far stays', () => {
  const problem = { type: 'urn:scap:error:x', title: 'x', status: 504, code: 'X', detail: 'Too late.', remedy: 'Ask for less.', retryable: true };
  const turn = heard(TURN, { type: 'text', delta: 'Two' }, { type: 'error', problem }, { ...DONE, outcome: 'failed', label: null });
  expect(turn).toMatchObject({ phase: 'ended', outcome: 'failed', problem, text: 'Two' });
});

test('a step that was still running when the turn was stopped shows as stopped', () => {
  expect(heard(TURN, STARTED, { ...DONE, outcome: 'cancelled' }).steps[0]?.status).toBe('cancelled');
});

test('a turn out of sight keeps what was seen of it, until its end is read', () => {
  const lost = changed(heard(TURN, { type: 'text', delta: 'Two' }), { kind: 'lost' });
  expect(lost).toMatchObject({ phase: 'lost', text: 'Two' });
  expect(changed(lost, { kind: 'read', answer: answer({ outcome: 'running', answer: '' }) })).toMatchObject({ key: 'K1', phase: 'lost', text: 'Two' });
  expect(changed(lost, { kind: 'read', answer: answer() })).toMatchObject({ key: 'K1', phase: 'ended', text: 'Two products run out.' });
});

test('what arrives after the end changes nothing', () => {
  const done = heard(TURN, DONE);
  expect(changed(done, { kind: 'event', event: { type: 'text', delta: 'late' } })).toBe(done);
  expect(changed(done, { kind: 'lost' })).toBe(done);
});
