import { AgentDashboards, MetricDetail } from '../../src';
import { drawnMetrics, widgetsOf } from '../fixture/drawn';
import { templateOf } from '../fixture/synthesize';
import { observedStack } from './observed';

function drawn(detail: MetricDetail) {
  const { stack, observed } = observedStack(detail);
  new AgentDashboards(stack, 'Dashboards', observed);
  return templateOf(stack);
}

const full = drawn(MetricDetail.FULL);
const minimal = drawn(MetricDetail.MINIMAL);
const titles = (template: ReturnType<typeof drawn>, name: string): string[] => (widgetsOf(template)[name] ?? []).flatMap(({ properties: { title } }) => title ?? []);

test('there are three dashboards, far below the 500 widgets that one may have', () => {
  expect(Object.keys(widgetsOf(full)).sort()).toEqual(['scap-dashboard-agents-test', 'scap-dashboard-cost-test', 'scap-dashboard-operations-test']);
  for (const widgets of Object.values(widgetsOf(full))) expect(widgets.length).toBeLessThan(40);
});

test('agents: latency at three percentiles, success, tokens and cost, tools, and which agent answers', () => {
  expect(titles(full, 'scap-dashboard-agents-test')).toEqual([
    'Questions', 'Without an answer', 'Answered or refused, %', 'Latency, ms', 'Latency p95 by agent, ms', 'Questions by agent', 'Without an answer by agent',
    'Questions by persona', 'Tokens', 'Calls of models', 'Unverified figures', 'Calls of tools', 'Time of tools p95, ms', 'Failures by family of tools',
    'Items found that run out before their next receipt', 'Revenue found at risk, company currency', 'Net savings found in purchasing a year, company currency',
    'Weighted absolute error of demand forecasts', 'Late lines of the open lines of customer orders', 'Actions drafted for approval', 'Cost, USD', 'Cost by agent, USD',
  ]);
  const latency = widgetsOf(full)['scap-dashboard-agents-test']?.find(({ properties }) => properties.title === 'Latency, ms');
  expect(latency?.properties.metrics?.map(row => row.at(-1))).toEqual([
    { label: 'p50', stat: 'p50' }, { label: 'p95', stat: 'p95' }, { label: 'p99', stat: 'p99' },
  ]);
});

test('operations: API, functions, tables, queries', () => {
  expect(titles(full, 'scap-dashboard-operations-test')).toEqual([
    'Requests', 'Refused and failed', 'Latency, ms', 'Invocations', 'Errors', 'Throttles', 'Duration p95, ms', 'At once',
    'Read capacity consumed', 'Write capacity consumed', 'Throttled', 'Errors of DynamoDB', 'Latency, ms', 'Scanned, bytes', 'Time of queries p95, ms',
    'Failed queries', 'Waiting',
  ]);
});

test('cost: by day and by month, by agent, model and service', () => {
  expect(titles(full, 'scap-dashboard-cost-test')).toEqual([
    'In the time shown', 'A question', 'By day', 'By month (30 days)', 'By agent and day', 'By model and day', 'By service, month to date', 'Scanned by Athena, by day',
  ]);
});

test('bills are read in the one Region that has them, from whatever Region', () => {
  const byService = widgetsOf(full)['scap-dashboard-cost-test']?.find(({ properties }) => properties.title === 'By service, month to date');
  expect(byService?.properties.metrics?.[0]).toEqual([
    'AWS/Billing', 'EstimatedCharges', 'Currency', 'USD', 'ServiceName', 'AmazonBedrock',
    { region: 'us-east-1', label: 'AmazonBedrock', period: 21600, stat: 'Maximum' },
  ]);
});

test('with totals only, nothing is drawn by agent, persona, model or tool', () => {
  const ours = drawnMetrics(minimal).filter(({ namespace }) => namespace === 'scap/test');
  expect(ours.length).toBeGreaterThan(10);
  expect(ours.filter(({ dimensions }) => Object.keys(dimensions).length > 0)).toEqual([]);
  expect(ours.map(({ name }) => name)).not.toContain('ModelCalls');
});

test('what is not given is not drawn: a dashboard of metrics alone', () => {
  const { stack } = observedStack();
  new AgentDashboards(stack, 'Dashboards', { namespace: 'scap/test' });
  const [operations] = Object.entries(widgetsOf(templateOf(stack))).filter(([name]) => name.includes('Operations'));
  expect(operations?.[1]).toEqual([]);
});
