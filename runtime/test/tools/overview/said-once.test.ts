import type { ToolEvidence } from '../../../src/tools/definition';
import { warnedOnce } from '../../../src/tools/overview/said-once';

const evidence = (...warnings: string[]): ToolEvidence => ({
  views: [], queries: [], method: { name: 'm' }, inputs: {}, assumptions: [], warnings, population: { noun: 'items', asked: 0, worked: 0, leftOut: [] },
});

test('what two tools warn of is said once, where it comes first', () => {
  expect(warnedOnce([evidence('a', 'b'), evidence('b', 'c', 'a'), evidence('c')]).map(({ warnings }) => warnings)).toEqual([['a', 'b'], ['c'], []]);
});
