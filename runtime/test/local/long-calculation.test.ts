import { answeringModel, type Platform } from '../../src/local';
import { calls, ScriptedModel } from '../orchestration/scripted-model';
import { askedAndStopped, platformWithThreads } from './stopped-question';

jest.setTimeout(120_000);

/** Searches until it is stopped: on a busy machine what searches for a second or two may be over before it is asked to stop. */
const SEARCHING = new ScriptedModel([calls(['call-1', 'optimize_delivery_routes', { iterations: 200_000, max_seconds: 40 }])]);

let platform: Platform;
beforeAll(async () => { platform = await platformWithThreads({ model: { ...answeringModel({ kind: 'offline' }), model: SEARCHING } }); }, 120_000);
afterAll(() => platform.close());

test('while routes are searched the server answers others, and Stop ends the search', async () => {
  const order = await askedAndStopped(platform, {
    user: 'dan', message: 'Plan the delivery routes', tool: 'optimize_delivery_routes', calculating: 'Searching routes',
  });

  expect(order.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'answered 200'));
  expect(order.slice(5).sort()).toEqual(['stop true', 'tool cancelled', 'turn cancelled']);
});
