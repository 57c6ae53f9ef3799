import type { DataDays } from '../../src/data';
import { platformUnderTest, resultOf, testTool, type PlatformOptions, type PlatformUnderTest } from './platform-under-test';
import { calls, says, ScriptedModel } from './scripted-model';

const NEWEST: DataDays = new Map([['sales_orders', '2018-02-06'], ['inventory_position', '2018-02-01']]);
const STALE = 'The data of inventory_position end on 2018-02-01, 5 days before the newest (2018-02-06).';

const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

async function platform(asOf: string, days: PlatformOptions['days']) {
  const seen: string[] = [];
  const stock = testTool('query_data', async (_input, context) => {
    seen.push(context.asOf);
    return resultOf('WH01 has 1,234 ea.', 1234);
  });
  const model = new ScriptedModel([calls(['c1', 'query_data', {}], ['c2', 'query_data', {}]), says('1,234 ea.')]);
  const under = await platformUnderTest(model, { definitions: [stock], settings: { asOf }, days });
  open.push(under);
  return { under, model, seen };
}

test('a turn has one day, also where the data move on while it runs: turn, prompt, tools and evidence agree', async () => {
  let asked = 0;
  const { under, model, seen } = await platform('latest', async () => (++asked === 1 ? NEWEST : new Map([['sales_orders', '2018-02-07']])));
  const answer = await under.ask('How much stock has WH01?');
  expect(answer).toMatchObject({ outcome: 'answered', asOf: '2018-02-06' });
  expect(seen).toEqual(['2018-02-06', '2018-02-06']);
  expect(answer.toolCalls.flatMap(({ evidence }) => evidence.map(({ asOf }) => asOf))).toEqual(['2018-02-06', '2018-02-06']);
  for (const { system } of model.requests) expect(JSON.stringify(system)).toContain('2018-02-06');
});

test('the start screen says the same day', async () => {
  const { under } = await platform('latest', async () => NEWEST);
  expect(JSON.parse((await under.request('GET', '/v1/me')).body)).toMatchObject({ asOf: '2018-02-06' });
});

test('while nobody can say it nothing is answered for another day, and the same request may be sent again', async () => {
  let broken = true;
  const { under } = await platform('latest', async () => {
    if (broken) throw new Error('no answer');
    return NEWEST;
  });
  const again = { headers: { 'idempotency-key': '0123456789' }, body: { message: 'How much stock has WH01?' } };
  expect((await under.request('POST', '/v1/conversations/new/messages', again)).status).toBe(500);
  broken = false;
  expect(JSON.parse((await under.request('POST', '/v1/conversations/new/messages', again)).body)).toMatchObject({ outcome: 'answered', asOf: '2018-02-06' });
});

test('evidence over a view that has fallen behind says so, whatever the day of the answers', async () => {
  const { under } = await platform('2018-02-08', async () => NEWEST);
  const { toolCalls } = await under.ask('How much stock has WH01?');
  expect(toolCalls.map(({ evidence }) => evidence.map(({ warnings }) => warnings))).toEqual([[[STALE]], [[STALE]]]);
});

test('where nobody can say how recent the data are, a result is not lost, and that is said', async () => {
  const { under } = await platform('today', async () => { throw new Error('no answer'); });
  const answer = await under.ask('How much stock has WH01?');
  expect(answer.outcome).toBe('answered');
  expect(answer.toolCalls[0]!.evidence[0]!.warnings).toEqual(['How recent the data of inventory_position are could not be looked up.']);
  expect(under.logs).toContainEqual(expect.objectContaining({ event: 'data_days_unknown' }));
});

test('views that are as recent as the others are said nothing of', async () => {
  const { under } = await platform('2018-02-07', async () => new Map([['inventory_position', '2018-02-05'], ['sales_orders', '2018-02-06']]));
  expect((await under.ask('How much stock has WH01?')).toolCalls[0]!.evidence[0]!.warnings).toEqual([]);
});
