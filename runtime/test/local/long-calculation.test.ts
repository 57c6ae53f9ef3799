import type { Platform } from '../../src/local';
import { askedAndStopped, platformWithThreads } from './stopped-question';

jest.setTimeout(120_000);

let platform: Platform;
beforeAll(async () => { platform = await platformWithThreads(); }, 120_000);
afterAll(() => platform.close());

test('while routes are searched the server answers others, and Stop ends the search', async () => {
  // Routes of five warehouses: seconds of search.
  const order = await askedAndStopped(platform, {
    user: 'dan', message: 'Plan the delivery routes', tool: 'optimize_delivery_routes', calculating: 'Searching routes',
  });

  expect(order.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'answered 200'));
  expect(order.slice(5).sort()).toEqual(['stop true', 'tool cancelled', 'turn cancelled']);
});
