import { AGENTS, dimensionSets, METRICS, PERSONAS, TOOL_FAMILIES, type MetricContract, type MetricDetail, type MetricDimension } from '../../src/contract';

const metrics: readonly MetricContract[] = Object.values(METRICS);

/** Series that a detail makes, by counting the values of every dimension. */
function series(of: readonly MetricContract[], detail: MetricDetail): number {
  const values: Record<MetricDimension, number> = { Agent: AGENTS.length, Persona: Object.keys(PERSONAS).length, Model: 1, ToolFamily: TOOL_FAMILIES.length };
  return of.flatMap(metric => dimensionSets(metric, detail)).reduce((sum, set) => sum + (set.length === 0 ? 1 : values[set[0]!]), 0);
}

test('minimal detail is totals only', () => {
  expect(dimensionSets(METRICS.turns, 'minimal')).toEqual([[]]);
  expect(dimensionSets(METRICS.modelCalls, 'minimal')).toEqual([]);
});

test('standard detail splits by agent and model, full detail by persona and family of tools too', () => {
  expect(dimensionSets(METRICS.turns, 'standard')).toEqual([[], ['Agent']]);
  expect(dimensionSets(METRICS.turns, 'full')).toEqual([[], ['Agent'], ['Persona']]);
  expect(dimensionSets(METRICS.costUsd, 'standard')).toEqual([[], ['Agent'], ['Model']]);
  expect(dimensionSets(METRICS.toolFailures, 'standard')).toEqual([[]]);
  expect(dimensionSets(METRICS.toolFailures, 'full')).toEqual([[], ['ToolFamily']]);
});

test.each([['minimal', 10], ['standard', 25], ['full', 39]] as const)(
  'with %s detail the shipped agents make %i series', (detail, expected) => {
    expect(series(metrics.filter(metric => !metric.planned), detail)).toBe(expected);
  });

test.each([['minimal', 10], ['standard', 30], ['full', 60]] as const)(
  'what is planned fits into the series budget of %s detail too', (detail, budget) => {
    expect(series(metrics, detail)).toBeLessThanOrEqual(budget);
  });

test('no two metrics share a name', () => {
  expect(new Set(metrics.map(metric => metric.name)).size).toBe(metrics.length);
});
