import { checkOrderFulfillmentStatus } from '../../../src/tools/logistics/check-order-fulfillment-status';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { ORDER_COMPANY } from './order-company';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(ORDER_COMPANY); });
afterAll(() => company.close());

const asked = (order: string, identity = somebody('field_engineer')) => run(checkOrderFulfillmentStatus, { order }, servicesOver(company.engine), identity);

test('each line is shown by its stage, with what it waits for and when it is expected', async () => {
  const output = await asked('so-1');
  const seen = rowsOf(output).map(row => [row.line_number, row.stage, row.waits_for, row.expected_date, row.chance_late_percent]);

  expect(seen).toEqual([
    // The 10 slow lines were delivered 660 working minutes after their allocation; 180 are spent, 480 are left: Tuesday's and Wednesday's 240.
    [1, 'allocated', 'warehouse work', '2026-11-25', 100],
    // From 08:00 on Wednesday the 31 quick lines need 240 minutes, which is that day; the 10 slow ones 720: 10 of 41.
    [2, 'entered', 'the day wanted', '2026-11-25', 24],
    // Confirmed for Wednesday, two days late as always: Friday. 12 of the 20 go to SO-2, which was promised before; 8 are left.
    [3, 'entered', 'stock on order', '2026-11-27', 100],
    [4, 'entered', 'stock, none in sight', null, 100],
    [5, 'cancelled', 'nothing', null, null],
    [6, 'delivered', 'nothing', null, null],
  ]);
});

test('the sentence counts the lines by what became of them, and says why no end can be seen', async () => {
  expect((await asked('SO-1')).summary).toBe(
    'Order SO-1 has 6 lines: 1 delivered, 1 cancelled, 4 still to be despatched. No completion can be expected: for 1 line no stock is in sight that can be counted on.',
  );
  expect((await asked('SO-2')).summary).toBe(
    'Order SO-2 has 2 lines: 2 still to be despatched. It is expected to be complete on 27 Nov. 2 lines are late by up to 5 days.',
  );
});

test('a line that has left and not arrived is late once its promise is over', async () => {
  const underWay = await openSmallCompany({
    ...ORDER_COMPANY, sales_order_lines: ORDER_COMPANY.sales_order_lines!.map(row => row.order_id === 'SO-1' && row.line_number === 6 ? { ...row, quantity_delivered: 0 } : row),
  });
  const output = await run(checkOrderFulfillmentStatus, { order: 'SO-1' }, servicesOver(underWay.engine), somebody('field_engineer'));

  expect(rowsOf(output)[5]).toMatchObject({ stage: 'despatched', waits_for: 'arrival', first_promised_date: '2026-11-20', days_late: 4 });
  expect(output.summary).toMatch(/^Order SO-1 has 6 lines: 1 despatched, 1 cancelled, 4 still to be despatched\. .* 1 line is late by 4 days\.$/);
  await underWay.close();
});

test('an order is found however its code is written', async () => {
  const small = await openSmallCompany({
    ...ORDER_COMPANY, sales_order_lines: ORDER_COMPANY.sales_order_lines!.map(row => row.order_id === 'SO-2' ? { ...row, order_id: 'so-2b' } : row),
    order_events: ORDER_COMPANY.order_events!.map(row => row.order_id === 'SO-2' ? { ...row, order_id: 'so-2b' } : row),
  });
  const output = await run(checkOrderFulfillmentStatus, { order: ' SO-2B' }, servicesOver(small.engine), somebody('field_engineer'));

  expect(output.summary).toMatch(/^Order so-2b has 2 lines: 2 still to be despatched\./);
  expect(output.blocks[1]!.rows).toHaveLength(5);
  await small.close();
});

test('a line promised for a Sunday is expected on the Monday after', async () => {
  expect(rowsOf(await asked('SO-3'))).toMatchObject([{ first_promised_date: '2026-11-29', expected_date: '2026-11-30', chance_late_percent: 100 }]);
});

test('where nothing of the past is known no day is made up, and the answer says so', async () => {
  const output = await asked('SO-5');

  expect(rowsOf(output)).toMatchObject([{ stage: 'entered', waits_for: 'stock, none in sight', days_late: 8, expected_date: null }]);
  expect(output.evidence[0]!.assumptions).toContain('Fewer than 20 finished lines of the last 90 days have recorded steps in WH02: completion and chances are unknown.');
  expect(output.evidence[0]!.population).toEqual({ noun: 'order lines', asked: 1, worked: 0, leftOut: [{ reason: 'completion cannot be told', count: 1 }] });
});

test('an order out of scope and one that does not exist are answered alike but for their codes', async () => {
  const narrow = somebody('field_engineer', ['WH02']);
  const [outOfScope, unknown] = [await asked('SO-1', narrow), await asked('SO-9', narrow)];

  expect(outOfScope.summary).toBe('There is no order SO-1 within your scope (WH02).');
  expect(outOfScope.blocks).toEqual([]);
  expect(outOfScope.evidence[0]!.population).toEqual({ noun: 'order lines', asked: 0, worked: 0, leftOut: [] });
  expect(JSON.parse(JSON.stringify(unknown).replaceAll('SO-9', 'SO-1'))).toEqual(JSON.parse(JSON.stringify(outOfScope)));
});

test('to who sees all warehouses an order that does not exist is no order at all', async () => {
  expect((await asked('SO-99')).summary).toBe('There is no order SO-99.');
});

test('the steps that were taken are listed in the order of the work', async () => {
  expect((await asked('SO-2')).blocks[1]!.rows).toEqual([
    [1, 'released', '2026-11-19'], [1, 'allocated', '2026-11-19'], [1, 'picked', '2026-11-23'], [1, 'packed', '2026-11-23'], [2, 'released', '2026-11-23'],
  ]);
});
