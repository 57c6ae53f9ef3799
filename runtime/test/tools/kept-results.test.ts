import { TOOLS, type KeptResult } from '../../../src/contract';
import { AccessController } from '../../src/access';
import { ToolExecutor, type ExecutionTurn, type KeptResults, type ToolInvocationRequest, type ToolOutput } from '../../src/tools';
import { signEnvelope, verifyEnvelope } from '../../src/tools';
import { inventoryHealth } from '../../src/tools/inventory/inventory-health';
import { dailyBriefing } from '../../src/tools/overview/daily-briefing';
import { somebody, TODAY } from './run-with';

const PREVIOUS: KeptResult = { day: '2026-11-20', figures: { inventory_health: { 'WH01 P0001': null } } };
const OUTPUT: ToolOutput = { summary: 'done', blocks: [], evidence: [], followUps: [], kept: { inventory_health: { 'WH01 P0002': 3 } } };

function memory(fails = false) {
  const kept: unknown[] = [];
  const port: KeptResults = {
    read: async () => { if (fails) throw new Error('no table'); return PREVIOUS; },
    keep: async (identity, tool, result) => { if (fails) throw new Error('no table'); kept.push([identity.subject, tool, result]); },
  };
  return { port, kept };
}

async function called(name: 'daily_briefing' | 'inventory_health', { kept, paused = [], output = OUTPUT }: { kept?: KeptResults; paused?: string[]; output?: ToolOutput }) {
  const requests: ToolInvocationRequest[] = [];
  const logged: string[] = [];
  const executor = new ToolExecutor({
    invoker: { invoke: async request => { requests.push(request); return output; } }, definitions: [dailyBriefing, inventoryHealth], kept,
    access: new AccessController(), pause: async () => ({ all: false, agents: [], tools: paused }), clock: () => new Date(), random: () => 0,
    log: ({ event }) => { logged.push(String(event)); }, attempts: 1,
  });
  const turn: ExecutionTurn = {
    identity: somebody(), asOf: TODAY, conversationId: 'v1', turnId: 't1', signal: new AbortController().signal, onStarted: async () => {}, onProgress: () => {}, onFinished: async () => {},
  };
  const [executed] = await executor.run([{ id: 'c1', name, input: {} }], turn);
  return { executed, request: requests[0], logged };
}

test('a tool that remembers gets what it kept, what it keeps now is put away, and nothing of it goes on to the model', async () => {
  const { port, kept } = memory();
  const { executed, request } = await called('daily_briefing', { kept: port });

  expect(request?.previous).toEqual(PREVIOUS);
  expect(kept).toEqual([['user-1', 'daily_briefing', { day: TODAY, figures: OUTPUT.kept }]]);
  expect(executed?.output).toEqual({ summary: 'done', blocks: [], evidence: [], followUps: [] });
});

test('it may run the tools that the person has and that are not paused', async () => {
  expect((await called('daily_briefing', { paused: ['inventory_health'] })).request?.tools).toEqual(['identify_stockout_risks', 'calculate_reorder_points', 'rebalance_stock']);
});

test('a tool that does not remember keeps nothing, and is handed nothing', async () => {
  const { port, kept } = memory();
  expect((await called('inventory_health', { kept: port })).request?.previous).toBeUndefined();
  expect(kept).toEqual([]);
});

test('where nothing can be read or kept, the answer is given all the same', async () => {
  const { executed, logged } = await called('daily_briefing', { kept: memory(true).port });
  expect(executed?.status).toBe('succeeded');
  expect(logged).toEqual(['result_not_kept', 'result_not_kept']);
});

test('what is too much to travel with the next call is not kept', async () => {
  const { port, kept } = memory();
  const figures = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`WH01 P${at}`, at]));
  await called('daily_briefing', { kept: port, output: { ...OUTPUT, kept: { inventory_health: figures } } });
  expect(kept).toEqual([]);
});

test('the signed envelope carries what was kept and which tools may run, and nobody can change them on the way', async () => {
  const secret = new TextEncoder().encode('the secret of the environment, long enough');
  const now = new Date('2026-11-24T09:00:00Z');
  const context = { identity: somebody(), views: ['products'], tools: ['inventory_health'], previous: PREVIOUS, asOf: TODAY, turnId: 't1', toolCallId: 'c1' };
  const envelope = await signEnvelope(context, TOOLS.daily_briefing.name, secret, now);

  expect(await verifyEnvelope(envelope, 'daily_briefing', [secret], now)).toEqual(context);
  const [header, payload = '', signature] = envelope.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), tools: ['calculate_reorder_points'] };
  const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  await expect(verifyEnvelope(forged, 'daily_briefing', [secret], now)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
});
