import { DATA_DAYS, SHIPPED_MANIFEST, VIEWS } from '../../../src/contract';
import { AccessController, accessRulesOf, SqlGuard } from '../../src/access';
import type { LogRecord } from '../../src/telemetry';
import { askedDataDays, InProcessToolInvoker, type ToolInvocationRequest, type ToolInvoker } from '../../src/tools';
import { openSmallCompany } from './small-company';

jest.setTimeout(30_000);

test('the function that may read the data is asked once in ten minutes, by the platform, and an answer holds while it fails', async () => {
  const company = await openSmallCompany({ receipts: [{ receipt_id: 'R1', received_date: '2018-02-06' }] });
  const services = { engine: company.engine, guard: new SqlGuard(VIEWS), access: new AccessController(accessRulesOf(SHIPPED_MANIFEST)) };
  const asked: ToolInvocationRequest[] = [];
  const logs: LogRecord[] = [];
  let broken = false;
  const real = new InProcessToolInvoker(services);
  const invoker: ToolInvoker = {
    invoke: async request => {
      asked.push(request);
      if (broken) throw new Error('no answer');
      return real.invoke(request);
    },
  };
  let now = new Date('2026-11-24T09:00:00Z');
  const days = askedDataDays(invoker, { clock: () => now, log: record => logs.push(record) });

  const [first, second] = await Promise.all([days(), days()]);
  expect(first.get('receipts')).toBe('2018-02-06');
  expect(first.get('inventory_position')).toBeNull();
  expect(second).toBe(first);
  expect(asked.map(({ definition, identity, input, asOf, views }) => ({ tool: definition.contract.name, identity, input, asOf, views }))).toEqual([{
    tool: 'data_days', identity: { subject: '(platform)', name: '(platform)', persona: '(platform)', warehouses: 'all' }, input: {}, asOf: '2026-11-24',
    views: Object.keys(DATA_DAYS.reads),
  }]);

  broken = true;
  now = new Date('2026-11-24T09:09:59Z');
  expect(await days()).toBe(first);
  expect(asked).toHaveLength(1);
  now = new Date('2026-11-24T09:10:00Z');
  expect(await days()).toBe(first);
  now = new Date('2026-11-24T09:10:59Z');
  expect(await days()).toBe(first);
  expect(asked).toHaveLength(2);
  expect(logs).toEqual([expect.objectContaining({ event: 'data_days_not_refreshed' })]);
  await company.close();
});

test('before the first answer there is none: that is an error that passes', async () => {
  const days = askedDataDays({ invoke: async () => { throw new Error('no answer'); } }, { clock: () => new Date(), log: () => {} });
  await expect(days()).rejects.toMatchObject({ code: 'DATA_DAYS_UNAVAILABLE', status: 503, retryable: true });
});
