import type { DuckDBConnection } from '@duckdb/node-api';
import { yearOf } from '../days';
import { standardCost } from '../money';
import { RandomStream } from '../random';
import { carrierOf } from '../simulation/despatch-desk';
import type { Simulated } from '../simulation/simulate';
import { StagedTable } from './staged-table';

/** Stages what the views of transactions need beside the ledger: items, customers, costs, carriers, and each day of each item. */
export async function stageItems(connection: DuckDBConnection, simulated: Simulated): Promise<void> {
  const { history: { plan, end, transfers } } = simulated;
  const items = await StagedTable.create(connection, 'item', { item: 'integer', warehouse_id: 'text', product_id: 'text', product: 'integer' });
  for (const { index, warehouse, product } of plan.items) items.add(index, warehouse.id, product.id, product.index);
  items.finish();

  const customers = await StagedTable.create(connection, 'buyer', { customer: 'integer', customer_id: 'text', area: 'text' });
  for (const { index, id, area } of plan.customers) customers.add(index, id, area.name);
  customers.finish();

  const costs = await StagedTable.create(connection, 'standard_cost', { product: 'integer', year: 'integer', unit_cost: 'number' });
  const first = yearOf(plan.start);
  for (const product of plan.products) {
    for (let year = first; year <= yearOf(end); year++) costs.add(product.index, year, standardCost(product, year, first));
  }
  costs.finish();

  const moved = await StagedTable.create(connection, 'transfer', {
    number: 'integer', item: 'integer', from_warehouse_id: 'text', quantity: 'integer', sent: 'integer', expected: 'integer', received: 'integer',
  });
  for (const { number, to, from, quantity, sent, expected, received } of transfers) {
    moved.add(number, to.index, from.warehouse.id, quantity, sent, expected, received);
  }
  moved.finish();
  await stageCarriers(connection, simulated);
  await stageItemDays(connection, simulated);
}

async function stageCarriers(connection: DuckDBConnection, { history: { plan }, desk }: Simulated): Promise<void> {
  const table = await StagedTable.create(connection, 'order_carrier', { order_number: 'integer', carrier_id: 'text' });
  const draw = new RandomStream(plan.seed, 'shipment');
  desk.customersOfOrders.forEach((customer, index) => {
    const { area, warehouse } = plan.customers[customer]!;
    table.add(index + 1, carrierOf(draw, index + 1, area, plan.warehouses[warehouse]!).id);
  });
  table.finish();
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
