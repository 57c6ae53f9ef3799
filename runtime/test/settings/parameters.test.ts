import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SSMClient } from '@aws-sdk/client-ssm';
import { PARAMETERS } from '../../../src/contract';
import { CLIENT_LIMITS, currentParameters, initialParameters, storedParameters } from '../../src/settings';
import type { LogRecord } from '../../src/telemetry';

const closers: (() => unknown)[] = [];
afterEach(() => closers.splice(0).forEach(close => close()));

const NAMES = { pause: '/scap/dev/pause', models: '/scap/dev/models' };
const PAUSED = '{"all": true, "agents": [], "tools": []}';

interface ParameterStore { values: Record<string, string>; failing: boolean; hanging: boolean; readonly requests: unknown[]; readonly client: SSMClient }

/** Parameter Store over HTTP, as far as GetParameters goes. */
async function parameterStore(): Promise<ParameterStore> {
  const requests: unknown[] = [];
  const state = { values: { [NAMES.pause]: PARAMETERS.pause.initial, [NAMES.models]: PARAMETERS.models.initial } as Record<string, string>, failing: false, hanging: false, requests };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { Names: string[] };
    requests.push({ target: request.headers['x-amz-target'], ...body });
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (state.hanging) return;
    if (state.failing) response.writeHead(400).end(JSON.stringify({ __type: 'AccessDeniedException' }));
    else response.end(JSON.stringify({ Parameters: body.Names.flatMap(Name => (Name in state.values ? [{ Name, Value: state.values[Name] }] : [])) }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const client = new SSMClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, region: 'eu-west-1', ...CLIENT_LIMITS, maxAttempts: 1,
    credentials: { accessKeyId: 'k', secretAccessKey: 's' },
  });
  closers.push(() => { client.destroy(); server.closeAllConnections(); server.close(); });
  return Object.assign(state, { client });
}

let now = 0;
beforeEach(() => { now = 0; });

async function reading(): Promise<{ store: ParameterStore; current(): Promise<unknown>; logs: LogRecord[] }> {
  const store = await parameterStore();
  const logs: LogRecord[] = [];
  const parameters = currentParameters(storedParameters(store.client, NAMES), () => new Date(now), record => logs.push(record));
  return { store, logs, current: () => parameters.current() };
}

test('both parameters are read in one call a minute', async () => {
  const { store, current } = await reading();
  expect(await Promise.all([current(), current()])).toEqual(Array(2).fill({ pause: { all: false, agents: [], tools: [] }, models: { chains: {}, prices: {} } }));
  expect(store.requests).toEqual([{ target: 'AmazonSSM.GetParameters', Names: [NAMES.pause, NAMES.models] }]);
  store.values[NAMES.pause] = PAUSED;
  now = 59_000;
  expect(await current()).toMatchObject({ pause: { all: false } });
  now = 60_000;
  expect(await current()).toMatchObject({ pause: { all: true } });
});

test('while Parameter Store refuses, what it said last holds, and the log says so', async () => {
  const { store, current, logs } = await reading();
  store.values[NAMES.pause] = PAUSED;
  await current();
  store.failing = true;
  now = 60_000;
  expect(await current()).toMatchObject({ pause: { all: true } });
  expect(logs).toMatchObject([{ event: 'parameters_not_refreshed', error: { code: 'PARAMETERS_UNAVAILABLE' } }]);
});

test('a Parameter Store that hangs costs seconds, and then what it said last holds', async () => {
  const { store, current } = await reading();
  await current();
  store.hanging = true;
  now = 60_000;
  const before = performance.now();
  expect(await current()).toMatchObject({ pause: { all: false } });
  expect(performance.now() - before).toBeLessThan(15_000);
}, 20_000);

test.each([
  ['is refused', (store: ParameterStore) => { store.failing = true; }, 'Parameter Store does not answer'],
  ['finds no switch', (store: ParameterStore) => { delete store.values[NAMES.pause]; }, 'there is no parameter /scap/dev/pause'],
  ['finds a switch that is no JSON', (store: ParameterStore) => { store.values[NAMES.pause] = '{"all": tru'; }, 'the parameter pause is no JSON'],
  ['finds a switch of another form', (store: ParameterStore) => { store.values[NAMES.pause] = '{"all": "yes"}'; }, 'the parameter pause must hold something like'],
])('a first reading that %s lets nothing be answered', async (_, change, message) => {
  const { store, current } = await reading();
  change(store);
  await expect(current()).rejects.toMatchObject({ code: 'PARAMETERS_UNAVAILABLE', status: 503, retryable: true, message: expect.stringContaining(message) });
});

test('models that cannot be read are those of the deployment, and the kill switch works all the same', async () => {
  const { store, current, logs } = await reading();
  store.values[NAMES.models] = '{"chains": 7}';
  store.values[NAMES.pause] = PAUSED;
  expect(await current()).toEqual({ pause: { all: true, agents: [], tools: [] }, models: { chains: {}, prices: {} } });
  expect(logs).toMatchObject([{ event: 'parameters_not_refreshed' }]);
});

test('a laptop has the initial values', async () => {
  const parameters = currentParameters(initialParameters, () => new Date(0), () => {});
  expect(await parameters.current()).toEqual({ pause: { all: false, agents: [], tools: [] }, models: { chains: {}, prices: {} } });
});
