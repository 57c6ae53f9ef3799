import type { LogRecord } from '../../runtime/src/telemetry';
import { measuredFigures, orderProposal, platformUnderTest, resultOf, testTool } from '../../runtime/test/orchestration/platform-under-test';
import { calls, says, ScriptedModel, stops } from '../../runtime/test/orchestration/scripted-model';
import { SHIPPED_MANIFEST } from '../../src/contract';
import type { MetricDetail } from '../../src/contract';

export const NAMESPACE = 'scap/test';
/** One whose price is known: without a price no cost is emitted. */
export const MODEL = 'eu.amazon.nova-pro-v1:0';

/** What a real run has logged: a question that a tool answers, one whose tool fails, one that is refused, and one that the model fails at. */
export async function recordsOfRealRun(metricDetail: MetricDetail): Promise<readonly LogRecord[]> {
  const model = new ScriptedModel([
    calls(['t1', 'identify_stockout_risks', {}]), says('P-0417 has 12 on hand.'),
    calls(['t2', 'query_data', {}]), says('That could not be found.'),
    stops('guardrail_intervened', 'No.'),
    function* () { throw new Error('the model is broken'); },
  ]);
  const platform = await platformUnderTest(model, {
    definitions: [
      testTool('identify_stockout_risks', async () => ({ ...resultOf('12 on hand', 12), measured: measuredFigures(), draft: orderProposal() })),
      testTool('query_data', async () => { throw new Error('the tool is broken'); }),
    ],
    manifest: { ...SHIPPED_MANIFEST, metricDetail },
    settings: { metricNamespace: NAMESPACE, models: { default: MODEL, agents: {} } },
  });
  try {
    for (const question of ['What runs out?', 'And what else?', 'Something that is refused', 'And then?']) await platform.ask(question);
    return platform.logs;
  } finally {
    await platform.close();
  }
}
