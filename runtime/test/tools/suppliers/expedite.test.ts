import { expedite } from '../../../src/tools/suppliers/expedite';
import { ORDER_COMPANY } from '../logistics/order-company';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';

/** PO-1 line 1, 20 pieces of P3, is confirmed for tomorrow and comes two days later; 12 of SO-2 and 8 of SO-1 wait for it. Line 2 has been late since 1 September, when of 30 lines of S1 all but it came two days late. */
const [FIRST, CLOSED] = ORDER_COMPANY.purchase_order_lines!;
const [RECEIPT] = ORDER_COMPANY.receipts!;
const MORE = Array.from({ length: 24 }, (_, place) => place + 7);
const COMPANY = {
  ...ORDER_COMPANY,
  purchase_order_lines: [
    ...ORDER_COMPANY.purchase_order_lines!,
    ...MORE.map(number => ({ ...CLOSED, line_number: number })),
    { ...FIRST, line_number: 2, product_id: 'P4', quantity_ordered: 3, requested_date: '2026-09-01', first_confirmed_date: '2026-09-01', confirmed_date: '2026-09-01' },
    { ...FIRST, line_number: 3, quantity_received: 20, status: 'closed' },
    { ...FIRST, purchase_order_id: 'PO-2', warehouse_id: 'WH02' },
    { ...FIRST, purchase_order_id: 'PO-3', product_id: 'P2', supplier_id: null },
  ],
  receipts: [...ORDER_COMPANY.receipts!, ...MORE.map(number => ({ ...RECEIPT, receipt_id: `R-${number}`, line_number: number }))],
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: object, identity = somebody('procurement_specialist')) => run(expedite, input, servicesOver(company.engine), identity);

test('one line: what is open, when it comes, and who waits for it', async () => {
  const output = await asked({ purchase_order: 'po-1', line: 1 });
  expect(output.summary).toBe('A message that asks S1 (Nordwind) to deliver 1 open line of purchase order PO-1 sooner is drafted. It is not late. '
    + '2 order lines of customers wait for it, the first promised for 23 Nov.');
  expect(rowsOf(output)).toEqual([{
    line_number: 1, product_id: 'P3', product_name: 'Product P3', warehouse_id: 'WH01', open_quantity: 20, promised_day: '2026-11-25', days_late: 0, expected_day: '2026-11-27',
    waiting_lines: 2, waiting_quantity: 20, first_promised: '2026-11-23',
  }]);
});

test('all lines: the late ones first, what nobody counts on any more is said, and the message names neither people nor customers', async () => {
  const output = await asked({ purchase_order: 'PO-1' });
  expect(rowsOf(output).map(row => [row.line_number, row.days_late, row.expected_day, row.waiting_lines])).toEqual([[2, 84, null, 1], [1, 0, '2026-11-27', 2]]);
  expect(output.evidence[0]!.warnings).toEqual(['1 line not counted on any more: later than nearly all that ever came, or without a date. Ask whether it still comes at all.']);
  expect(output.draft).toMatchObject({
    kind: 'expedite', need: 'expedite PO-1 all WH01', title: 'Ask for earlier delivery of 2 open lines of purchase order PO-1', warehouses: ['WH01'], repeats: ['purchase_order_lines'],
    reason: '1 of 2 is late, by up to 84 days. 3 order lines of customers wait for it, the first promised for 23 Nov.',
    supplier: { supplierId: 'S1', supplierName: 'Nordwind', price: null },
  });
  expect(output.draft?.supplier?.message).toBe([
    'Purchase order PO-1: please deliver the following sooner.',
    '- line 1: 20 pieces of P3 Product P3, confirmed for 25 Nov; needed by 24 Nov',
    '- line 2: 3 pieces of P4 Product P4, confirmed for 1 Sep, 84 days late; needed by 27 Nov',
    'Please confirm the day on which each line comes, and what you can deliver before.',
  ].join('\n'));
  expect(JSON.stringify(output)).not.toMatch(/SO-1"|C1"/);
});

test('a code that is recorded in small letters is found, and an order without a status is open', async () => {
  const small = await openSmallCompany({
    ...COMPANY, purchase_order_lines: [...COMPANY.purchase_order_lines, { ...FIRST, purchase_order_id: 'po-7a', product_id: 'P4', status: null }],
  });
  const { summary, draft } = await run(expedite, { purchase_order: ' PO-7A' }, servicesOver(small.engine), somebody('procurement_specialist'));
  await small.close();

  expect(summary).toMatch(/^A message that asks S1 \(Nordwind\) to deliver 1 open line of purchase order po-7a sooner is drafted\./);
  expect(draft?.title).toBe('Ask for earlier delivery of 1 open line of purchase order po-7a');
});

test('what is delivered is not open, and drafts nothing', async () => {
  const output = await asked({ purchase_order: 'PO-1', line: 3 });
  expect([output.summary, output.draft]).toEqual(['Nothing of purchase order PO-1 line 3 is open, so nothing was drafted.', undefined]);
});

test('a purchase order without a supplier is shown, and no message is drafted', async () => {
  const output = await asked({ purchase_order: 'PO-3' });
  expect([output.draft, output.evidence[0]!.warnings]).toEqual([undefined, ['The purchase order names no supplier, so no message was drafted.']]);
});

test.each([
  ['a purchase order of another warehouse', 'PO-2', { purchase_order: 'PO-2' }], ['one that does not exist', 'PO-9', { purchase_order: 'PO-9' }],
  ['a line that does not exist', 'PO-1 line 9', { purchase_order: 'PO-1', line: 9 }],
])('%s is answered alike, and drafts nothing', async (_, name, input) => {
  const { summary, blocks, draft, evidence: [evidence] } = await asked(input, somebody('procurement_specialist', ['WH01']));
  expect([summary, blocks, draft]).toEqual([`There is no purchase order ${name} within your scope (WH01), so nothing was drafted.`, [], undefined]);
  expect(evidence).toMatchObject({ inputs: { purchase_order: input.purchase_order }, population: { noun: 'purchase order lines', asked: 0 } });
});

test('to somebody who sees all warehouses it is not there', async () => {
  expect((await asked({ purchase_order: 'PO-9' })).summary).toBe('There is no purchase order PO-9, so nothing was drafted.');
});
