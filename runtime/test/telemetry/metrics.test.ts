import { dimensionSets, METRIC_DETAILS, METRICS } from '../../../src/contract';
import type { MetricContract, MetricDetail } from '../../../src/contract';
import { MetricsCollector } from '../../src/telemetry';
import type { LogRecord } from '../../src/telemetry';
import { measuredFigures, orderProposal, platformUnderTest, resultOf, testTool } from '../orchestration/platform-under-test';
import { calls, says, ScriptedModel } from '../orchestration/scripted-model';

interface Embedded {
  readonly _aws: { readonly CloudWatchMetrics: readonly { readonly Namespace: string; readonly Dimensions: string[][]; readonly Metrics: readonly { Name: string }[] }[] };
}

const isEmbedded = (record: object): record is Embedded => '_aws' in record;

/** Every metric that records emit, with each set of dimensions: `Turns by Agent`. */
function emitted(records: readonly LogRecord[]): Set<string> {
  return new Set(records.flatMap((record: object) => (isEmbedded(record) ? record._aws.CloudWatchMetrics : [])).flatMap(({ Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name }) => Dimensions.map(set => `${Name} by ${set.join() || 'nothing'}`))));
}

/** The same as the catalogue promises it. */
function promised(detail: MetricDetail, metrics: readonly MetricContract[] = Object.values(METRICS)): Set<string> {
  return new Set(metrics.filter(metric => !metric.planned).flatMap(metric => dimensionSets(metric, detail).map(set => `${metric.name} by ${set.join() || 'nothing'}`)));
}

/** The records of a turn with a tool that works and one that fails. */
async function recordsOf(metricDetail: MetricDetail): Promise<LogRecord[]> {
  const works = testTool('query_data', async () => ({ ...resultOf('7 ea.', 7), measured: measuredFigures(), draft: orderProposal() }));
  const fails = testTool('find_entities', async () => { throw new Error('a bug'); });
  const model = new ScriptedModel([calls(['c1', 'query_data', {}], ['c2', 'find_entities', {}]), says('It is 7.')]);
  const under = await platformUnderTest(model, {
    definitions: [works, fails], manifest: { metricDetail }, settings: { models: { default: 'amazon.nova-pro-v1:0', agents: {} } },
  });
  await under.ask('How many?');
  await under.close();
  return under.logs;
}

test.each(METRIC_DETAILS)('with %s detail a turn emits exactly what the catalogue promises, and nothing that is planned', async detail => {
  expect(emitted(await recordsOf(detail))).toEqual(promised(detail));
});

test('a planned metric that is emitted, and a promised one that never is, are both noticed', async () => {
  const planted = new MetricsCollector({ metricNamespace: 'scap/test', metricDetail: 'full' }, {});
  planted.add('turnsOutOfBudget', 3);
  const records = [...await recordsOf('full'), planted.embedded(new Date(0))];
  expect(emitted(records)).not.toEqual(promised('full'));
  const promise: MetricContract = { name: 'NeverEmitted', unit: 'Count', meaning: '', dimensions: [] };
  expect(emitted(await recordsOf('full'))).not.toEqual(promised('full', [...Object.values(METRICS), promise]));
});

test('what is no metric at a detail is a field of the record all the same', async () => {
  const records = await recordsOf('minimal');
  expect(records.find(record => record.event === 'turn')).toMatchObject({ Agent: 'inventory', Persona: 'warehouse_manager', ModelCalls: 2, Turns: 1 });
  expect(records.filter(record => record.event === 'tool')).toMatchObject([
    { tool: 'query_data', ToolFamily: 'sql', ToolFailures: 0 }, { tool: 'find_entities', ToolFamily: 'sql', ToolFailures: 1 },
  ]);
});

test('records carry the id of their trace where tracing is on, and none where it is off', async () => {
  for (const xray of [true, false]) {
    const under = await platformUnderTest(new ScriptedModel([says('Hello.')]), { manifest: { features: { guardrails: false, xray } }, traceId: () => '1-5759e988-bd862e3fe1be46a994272793' });
    await under.ask('Hello');
    await under.close();
    expect(under.logs.find(record => record.event === 'turn')?.traceId).toBe(xray ? '1-5759e988-bd862e3fe1be46a994272793' : undefined);
  }
});
