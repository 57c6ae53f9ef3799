import { play } from './conversation';

test.each([
  ['Plan the delivery routes', {}],
  ['Plan the delivery routes from WH02', { warehouse: 'WH02' }],
  ['Plan the delivery routes for tomorrow', { date: '2026-11-25' }],
  ['Plan the delivery routes from WH02 and consolidate the orders', { warehouse: 'WH02', consolidate: true }],
])('what a driver drives is planned, and merged only where that is asked for: %s', async (question, input) => {
  const { step } = await play({ persona: 'field_engineer', question });
  expect(step).toEqual({ kind: 'calls', calls: [{ tool: 'optimize_delivery_routes', input: { ...input } }] });
});
