import type { Answer, Block, Evidence, TurnEvent, Usage } from '../../../src/contract';

/** A turn as the platform begins it. */
export const TURN: TurnEvent = {
  type: 'turn', conversationId: 'C1', turnId: 'T1', agent: 'inventory', persona: 'warehouse_manager', user: 'ann',
  scope: { text: 'WH01', warehouses: ['WH01'] }, asOf: '2026-11-24', startedAt: '2026-11-24T10:00:00Z', warnings: [],
};

export const BLOCK: Block = {
  id: 'b1', toolCallId: 'c1', kind: 'table', title: 'Stock-out risks', order: 'worst first', total: 2, shown: 10,
  columns: [
    { name: 'product_id', label: 'product', type: 'text' },
    { name: 'on_hand', label: 'on hand', type: 'integer', unit: 'base units' },
  ],
  rows: [['P-0417', 38], ['P-0418', -3]],
};

export const EVIDENCE: Evidence = {
  id: 'e1', toolCallId: 'c1', tool: 'identify_stockout_risks', views: ['inventory_position'],
  queries: [{ purpose: 'Stock on hand', sql: 'SELECT 1', rowsRead: 312, truncated: false }],
  rowsRead: 312, method: { name: 'projected usable stock' }, inputs: { horizon_days: 14 }, assumptions: [], warnings: [],
  asOf: '2026-11-24', scope: 'WH01',
};

export const USAGE: Usage = {
  modelCalls: 2, inputTokens: 900, outputTokens: 80, cacheReadTokens: 0, cacheWriteTokens: 0, costUsd: null, milliseconds: 1234,
};

/** The same turn as one object. */
export function answer(more: Partial<Answer> = {}): Answer {
  return {
    conversationId: 'C1', turnId: 'T1', outcome: 'answered', question: 'Which run out?', answer: 'Two products run out.', blocks: [BLOCK],
    toolCalls: [{
      id: 'c1', name: 'identify_stockout_risks', title: 'Projecting stock', input: {}, status: 'succeeded', summary: '2 of 312', milliseconds: 300,
      evidence: [EVIDENCE],
    }],
    usage: USAGE, agent: 'inventory', persona: 'warehouse_manager', scope: TURN.scope, asOf: '2026-11-24', startedAt: TURN.startedAt,
    label: 'verified', followUps: ['Why P-0417?'], figures: [], warnings: [], ...more,
  };
}
