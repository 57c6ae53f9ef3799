import type { Draft, DraftEvent, Problem, SampleUser } from '../../../src/contract';
import { draftsOf, waiting } from '../../web/drafts/waiting';
import { decidedText, eventText, lineTexts, notDecidedText, stateText, supplierText } from '../../web/drafts/wording';
import { changed } from '../../web/turn/change';
import { readTurn, sentTurn } from '../../web/turn/turn';
import { answer } from './turn-events';

const FINN: SampleUser = { id: 'finn', name: 'Finn', persona: 'procurement_specialist', personaTitle: 'procurement specialist', scopeText: 'all warehouses' };
const PROPOSED: DraftEvent = { what: 'proposed', at: '2026-11-24T09:03:00.000Z', by: 'finn', persona: 'procurement_specialist' };

function draft(more: Partial<Draft> = {}): Draft {
  return {
    id: 'D-20261124-8Q6WABCDEF', kind: 'purchase_order', status: 'draft', tool: 'draft_purchase_order', asOf: '2026-11-24', turnId: 'T1',
    title: 'Order 1200 pieces of P0417 Ball bearing for WH01', warehouses: ['WH01'],
    lines: [{ productId: 'P0417', productName: 'Ball bearing', quantity: 1_200, unit: 'piece' }],
    reason: 'It is to be ordered now.', notes: [], queries: [], history: [PROPOSED], mayDecide: false, approvers: ['warehouse manager'], ...more,
  };
}
const problem = (code: string): Problem => ({ type: 'x', title: 'x', status: 403, code, detail: 'You may not.', remedy: 'Ask for it.', retryable: false });

test.each([
  ['waits for your decision', { mayDecide: true }],
  ['waits for approval by a warehouse manager', {}],
  ['waits for approval by an executive or a warehouse manager', { approvers: ['executive', 'warehouse manager'] }],
  ['waits for approval by a buyer, an executive or a lead', { approvers: ['buyer', 'executive', 'lead'] }],
  ['waits for approval, which nobody who may see it is granted (permissions.approve)', { approvers: [] }],
  ['approved', { status: 'approved' }],
  ['rejected', { status: 'rejected', mayDecide: true }],
] as const)('a draft says how it stands: %s', (said, more) => {
  expect(stateText(draft(more))).toBe(said);
});

test('who drafted it is told by name where the page knows it, by persona where it does not, and as "you"', () => {
  expect(eventText(PROPOSED, [FINN], 'ann', '2026')).toBe('Finn (procurement specialist), 24 Nov, 09:03 UTC');
  expect(eventText(PROPOSED, [], 'ann', '2026')).toBe('somebody else (procurement specialist), 24 Nov, 09:03 UTC');
  expect(eventText(PROPOSED, [FINN], 'finn', '2027')).toBe('you, 24 Nov 2026, 09:03 UTC');
});

test('a draft says how much of what, from whom, and for how much where a price is shown', () => {
  expect(lineTexts(draft())).toEqual(['P0417 Ball bearing: 1,200 piece']);
  expect(lineTexts(draft({ lines: [{ productId: 'P1', productName: null, quantity: 0.5, unit: 'm' }] }))).toEqual(['P1: 0.5 m']);
  const price = { unitPrice: 19.306, priceUnit: 'piece', currency: 'EUR', amount: 23_167.2 };
  expect(supplierText({ supplierId: 'S33', supplierName: 'Meridian', price })).toBe('S33 Meridian: 23,167.2 EUR in all, 19.306 EUR per piece');
  expect(supplierText({ supplierId: 'S33', supplierName: null, price: null })).toBe('S33');
});

test('after a decision it is said that nothing leaves the platform', () => {
  expect(decidedText(draft({ status: 'approved' }))).toBe('The draft is approved. Nothing is ordered, moved or sent: people do that, outside the platform.');
});

test.each([
  ['DRAFT_DECIDED', 'Somebody has decided this draft meanwhile, so your decision was not kept.'],
  ['DRAFT_NOT_FOUND', 'Your decision was not kept: this draft is gone, or outside of your scope.'],
  ['NOT_APPROVER', 'You may not. Ask for it.'],
])('a decision that was not kept says why: %s', (code, said) => {
  expect(notDecidedText(problem(code))).toBe(said);
});

test('only drafts without a decision wait', () => {
  const drafts = [draft(), draft({ id: 'D-20261124-ZZZZZZZZZZ', status: 'rejected' }), draft({ id: 'D-20261123-YYYYYYYYYY', status: 'approved' })];
  expect(waiting(drafts).map(({ id }) => id)).toEqual(['D-20261124-8Q6WABCDEF']);
  expect(waiting(undefined)).toEqual([]);
});

test('a turn knows the drafts of its calls, each once, as it arrives and as it is read', () => {
  const read = readTurn(answer({ toolCalls: ['c1', 'c2', 'c3'].map((id, index) => ({ ...answer().toolCalls[0]!, id, draft: index === 2 ? undefined : 'D-1' })) }));
  expect(draftsOf(read)).toEqual(['D-1']);
  const started = changed(sentTurn('K', 'q'), { kind: 'event', event: { type: 'tool_started', id: 'c1', name: 'draft_transfer', title: 'Drafting', input: {} } });
  const event = { type: 'tool_finished', id: 'c1', name: 'draft_transfer', status: 'succeeded', milliseconds: 9, summary: 'Drafted.', draft: 'D-2' } as const;
  expect(draftsOf(changed(started, { kind: 'event', event }))).toEqual(['D-2']);
});
