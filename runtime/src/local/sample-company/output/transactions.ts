import type { DuckDBConnection } from '@duckdb/node-api';
import { yearOf } from '../days';
import { COMPANY_CURRENCY, standardCost } from '../money';
import { RandomStream } from '../random';
import { carrierOf } from '../simulation/despatch-desk';
import type { Simulated } from '../simulation/simulate';
import { stageDespatches } from './despatches';
import { StagedTable } from './staged-table';

/** Stages what happened, compactly: items by index, days as numbers. `transaction-views` makes the views of it. */
export async function stageTransactions(connection: DuckDBConnection, simulated: Simulated): Promise<void> {
  await stageItems(connection, simulated);
  await stageItemDays(connection, simulated);
  await stageMovements(connection, simulated);
  await stageSales(connection, simulated);
  await stageDespatches(connection, simulated);
  await stagePurchases(connection, simulated);
}

async function stageItems(connection: DuckDBConnection, { history: { plan, end } }: Simulated): Promise<void> {
  const items = await StagedTable.create(connection, 'item', { item: 'integer', warehouse_id: 'text', product_id: 'text', product: 'integer' });
  for (const { index, warehouse, product } of plan.items) items.add(index, warehouse.id, product.id, product.index);
  items.finish();
  const costs = await StagedTable.create(connection, 'standard_cost', { product: 'integer', year: 'integer', unit_cost: 'number' });
  const first = yearOf(plan.start);
  for (const product of plan.products) {
    for (let year = first; year <= yearOf(end); year++) costs.add(product.index, year, standardCost(product, year, first));
  }
  costs.finish();
}

async function stageItemDays(connection: DuckDBConnection, { history, desk }: Simulated): Promise<void> {
  const table = await StagedTable.create(connection, 'item_day', {
    item: 'integer', day: 'integer', closing: 'integer', minutes_out: 'integer', demanded: 'integer', shipped_on_time: 'integer', lost: 'integer',
    order_lines: 'integer', promotion: 'boolean',
  });
  for (const state of history.states) {
    for (let day = state.stockedFrom ?? history.end + 1; day <= history.end; day++) {
      const cell = history.cell(state.item, day);
      table.add(state.item.index, day, history.closing[cell], history.minutesOut[cell], history.demanded[cell], history.shippedOnTime[cell],
        history.lost[cell], history.orderLines[cell], desk.isPromoted(state, day));
    }
  }
  table.finish();
}

async function stageMovements(connection: DuckDBConnection, { history }: Simulated): Promise<void> {
  const table = await StagedTable.create(connection, 'movement', {
    number: 'integer', item: 'integer', minutes: 'integer', quantity: 'integer', kind: 'text', reference: 'integer', reason: 'text',
  });
  history.movements.forEach((movement, index) => table.add(index + 1, movement.item.index, movement.day * 1_440 + movement.minute,
    movement.quantity, movement.kind, movement.reference, movement.reason));
  table.finish();
}

async function stageSales(connection: DuckDBConnection, { history }: Simulated): Promise<void> {
  const table = await StagedTable.create(connection, 'sales_line', {
    order_number: 'integer', line_number: 'integer', item: 'integer', customer_id: 'text', area: 'text', carrier_id: 'text', order_day: 'integer',
    requested: 'integer', first_promised: 'integer', promised: 'integer', ordered: 'integer', allocated: 'integer', picked: 'integer',
    despatched: 'integer', delivered: 'integer', cancelled: 'integer', cancel_reason: 'text', first_despatched: 'integer', last_despatched: 'integer',
    last_delivered: 'integer', despatched_on_time: 'integer', delivered_on_time: 'integer', unit_price: 'number', currency: 'text', cancelled_on: 'integer',
  });
  const carriers = new RandomStream(history.plan.seed, 'shipment');
  const picked = new Map(history.despatches.filter(each => each.despatchedAt === undefined).map(({ line, quantity }) => [line, quantity]));
  for (const line of history.salesLines) {
    const { customer, item: { index, warehouse } } = line;
    const carrier = carrierOf(carriers, line.order, customer.area, warehouse);
    table.add(line.order, line.line, index, customer.id, customer.area.name, carrier.id, line.orderDay,
      line.requested, line.firstPromised, line.promised, line.ordered, line.allocated, line.despatched + (picked.get(line) ?? 0),
      line.despatched, line.delivered, line.cancelled, line.cancelReason, line.firstDespatched, line.lastDespatched,
      line.lastDelivered, line.despatchedOnTime, line.deliveredOnTime, line.unitPrice, COMPANY_CURRENCY, line.cancelledOn);
  }
  table.finish();
}

async function stagePurchases(connection: DuckDBConnection, { history }: Simulated): Promise<void> {
  const lines = await StagedTable.create(connection, 'purchase_line', {
    order_number: 'integer', line_number: 'integer', item: 'integer', supplier_id: 'text', order_day: 'integer', requested: 'integer',
    first_confirmed: 'integer', confirmed: 'integer', ordered: 'integer', received: 'integer', received_on_time: 'integer', cancelled: 'integer',
    unit_price: 'number', currency: 'text', unit_price_base: 'number', standard_cost: 'number', expedited: 'boolean', closed: 'integer',
  });
  for (const line of history.purchaseLines) {
    const confirmed = line.reconfirmed && line.reconfirmed.on <= history.end ? line.reconfirmed.day : line.firstConfirmed;
    lines.add(line.order, line.line, line.item.index, line.supplier.id, line.orderDay, line.requested,
      line.firstConfirmed, confirmed, line.ordered, line.received, line.receivedOnTime, line.cancelled,
      line.unitPrice, line.currency, line.unitPriceBase, line.standardCost, line.expedited, line.closed);
  }
  lines.finish();
  const receipts = await StagedTable.create(connection, 'receipt', {
    number: 'integer', order_number: 'integer', line_number: 'integer', item: 'integer', supplier_id: 'text', day: 'integer', received: 'integer',
    rejected: 'integer', reason: 'text',
  });
  for (const { number, line, day, received, rejected, reason } of history.receipts) {
    receipts.add(number, line.order, line.line, line.item.index, line.supplier.id, day, received, rejected, reason);
  }
  receipts.finish();
}
