import { TOOLS, type ToolName } from '../../../src/contract';
import { RememberingInvoker } from '../../src/local';
import { TOOL_DEFINITIONS, type ToolInvocationRequest } from '../../src/tools';

function request(tool: ToolName, subject: string, input: unknown): ToolInvocationRequest {
  const definition = TOOL_DEFINITIONS.find(({ contract }) => contract === TOOLS[tool]);
  if (!definition) throw new Error(`There is no ${tool}.`);
  return {
    definition, input, toolCallId: 'c', turnId: 't', identity: { subject, name: subject, persona: 'warehouse_manager', warehouses: 'all' },
    views: [], asOf: '2026-11-24', signal: new AbortController().signal, progress: () => undefined,
  };
}

function counting() {
  let runs = 0;
  const invoke = async ({ input }: ToolInvocationRequest) => {
    runs += 1;
    if (input === 'fails') throw new Error('It fails.');
    return { summary: `run ${runs}`, blocks: [], evidence: [], followUps: [] };
  };
  return new RememberingInvoker({ invoke });
}

test('the same call of the same person is worked out once', async () => {
  const invoker = counting();
  const said = async (...call: Parameters<typeof request>) => (await invoker.invoke(request(...call))).summary;
  expect(await said('forecast_demand', 'ben', { product: 'P0001' })).toBe('run 1');
  expect(await said('forecast_demand', 'ben', { product: 'P0001' })).toBe('run 1');
  expect(await said('forecast_demand', 'ben', { product: 'P0002' })).toBe('run 2');
  expect(await said('forecast_demand', 'ann', { product: 'P0001' })).toBe('run 3');
});

test('what a tool says anew each time, and what has failed, is worked out each time', async () => {
  const invoker = counting();
  expect((await invoker.invoke(request('daily_briefing', 'ben', {}))).summary).toBe('run 1');
  expect((await invoker.invoke(request('daily_briefing', 'ben', {}))).summary).toBe('run 2');
  await expect(invoker.invoke(request('forecast_demand', 'ben', 'fails'))).rejects.toThrow('It fails.');
  await expect(invoker.invoke(request('forecast_demand', 'ben', 'fails'))).rejects.toThrow('It fails.');
});
