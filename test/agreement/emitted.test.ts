import { METRIC_DETAILS, METRICS, type MetricContract, type MetricDetail } from '../../src/contract';
import { alarmedMetrics, drawnMetrics, type QueriedMetric } from '../fixture/drawn';
import { platformTemplate } from '../fixture/synthesize';
import { contradictions, emittedMetrics } from './contradictions';
import { MODEL, NAMESPACE, recordsOfRealRun } from './real-run';

interface Compared { readonly queried: QueriedMetric[]; readonly emitted: QueriedMetric[]; readonly namespace: string }

const compared: Record<string, Compared> = {};

beforeAll(async () => {
  for (const detail of METRIC_DETAILS) compared[detail] = await compare(detail);
}, 120_000);

/** The platform of the environment `test`, and a run of its runtime, at one level of detail. */
async function compare(detail: MetricDetail): Promise<Compared> {
  const template = platformTemplate({ environment: 'test', features: { dashboards: true }, observability: { detail, seriesBudget: 60 } });
  return {
    namespace: NAMESPACE, emitted: emittedMetrics(await recordsOfRealRun(detail)), queried: [...drawnMetrics(template), ...alarmedMetrics(template)],
  };
}

test.each(METRIC_DETAILS)('every widget and every alarm queries what the runtime emits, or what AWS has: %s', detail => {
  const { queried } = compared[detail]!;
  expect(queried.filter(({ namespace }) => namespace === NAMESPACE).length).toBeGreaterThan(10);
  expect(queried.filter(({ namespace }) => namespace !== NAMESPACE).length).toBeGreaterThan(30);
  expect(contradictions(compared[detail]!)).toEqual([]);
});

test('every metric that is not planned is emitted, and drawn or watched somewhere', () => {
  const names = Object.values<MetricContract>(METRICS).filter(({ planned }) => !planned).map(({ name }) => name).sort();
  const { queried, emitted } = compared.full!;
  expect([...new Set(emitted.map(({ name }) => name))].sort()).toEqual(names);
  expect([...new Set(queried.filter(({ namespace }) => namespace === NAMESPACE).map(({ name }) => name))].sort()).toEqual(names);
});

test('the values of dimensions are those of the run: agent, persona, model and family of tools', () => {
  const valuesOf = (metrics: readonly QueriedMetric[], dimension: string) => new Set(metrics.flatMap(({ dimensions }) => dimensions[dimension] ?? []));
  const { queried, emitted } = compared.full!;
  for (const dimension of ['Agent', 'Persona', 'ToolFamily']) {
    const drawn = valuesOf(queried, dimension);
    const missing = [...valuesOf(emitted, dimension)].filter(value => !drawn.has(value));
    expect([dimension, missing]).toEqual([dimension, []]);
  }
  expect(valuesOf(emitted, 'Model')).toEqual(new Set([MODEL]));
  expect([...valuesOf(queried, 'Model')]).toEqual([expect.stringMatching(/\.amazon\.nova-pro-v1:0$/)]);
});

test.each<[string, Partial<Compared>, string]>([
  ['a widget on a metric that nobody emits', { queried: [{ namespace: NAMESPACE, name: 'Turns', dimensions: { ToolFamily: 'sql' } }] }, 'scap/test Turns ToolFamily is queried and not emitted'],
  ['a widget on a planned metric', { queried: [{ namespace: NAMESPACE, name: 'TurnsOutOfBudget', dimensions: {} }] }, 'scap/test TurnsOutOfBudget is queried and not emitted'],
  ['an alarm on a metric that a service does not have', { queried: [{ namespace: 'AWS/DynamoDB', name: 'SystemErrors', dimensions: { TableName: 't' } }] },
    'AWS/DynamoDB SystemErrors TableName is queried and no service has it'],
  ['a planned metric that is emitted', { emitted: [{ namespace: NAMESPACE, name: 'TurnsOutOfBudget', dimensions: {} }] }, 'scap/test TurnsOutOfBudget is emitted and called planned'],
])('the comparison is awake: %s is found', (_, planted, found) => {
  const sound = compared.full!;
  const all = { ...sound, queried: [...sound.queried, ...planted.queried ?? []], emitted: [...sound.emitted, ...planted.emitted ?? []] };
  expect(contradictions(all)).toEqual([found]);
});
