import type { DuckDBConnection } from '@duckdb/node-api';
import type { Shipment } from '../model';
import { rounded } from '../money';
import { CARRIERS, freightRate, tourKm, vehicleFor } from '../plan/freight';
import type { Simulated } from '../simulation/simulate';
import { StagedTable } from './staged-table';

/** Stages what was done with customer lines: allocated, picked, sent off, brought back; and transfers. */
export async function stageDespatches(connection: DuckDBConnection, { history }: Simulated): Promise<void> {
  const allocations = await StagedTable.create(connection, 'allocation', {
    order_number: 'integer', line_number: 'integer', item: 'integer', minute: 'integer', quantity: 'integer',
  });
  for (const { line, at, quantity } of history.allocations) allocations.add(line.order, line.line, line.item.index, at, quantity);
  allocations.finish();

  const despatches = await StagedTable.create(connection, 'despatch', {
    order_number: 'integer', line_number: 'integer', item: 'integer', quantity: 'integer', picked: 'integer', packed: 'integer',
    despatched: 'integer', delivered: 'integer', shipment: 'integer', stop: 'integer',
  });
  for (const { line, quantity, pickedAt, packedAt, despatchedAt, deliveredAt, shipment, stop } of history.despatches) {
    despatches.add(line.order, line.line, line.item.index, quantity, pickedAt, packedAt, despatchedAt, deliveredAt, shipment, stop);
  }
  despatches.finish();

  const shipments = await StagedTable.create(connection, 'shipment', {
    number: 'integer', warehouse_id: 'text', carrier_id: 'text', vehicle_type: 'text', planned_despatch: 'integer', despatched: 'integer',
    planned_delivery: 'integer', delivered: 'integer', distance_km: 'number', weight_kg: 'number', volume_m3: 'number', order_count: 'integer',
    freight_cost: 'number',
  });
  for (const each of history.shipments) {
    const vehicle = vehicleFor(each.weightKg, each.volumeM3);
    shipments.add(each.number, each.warehouse.id, each.carrier, vehicle.name, each.plannedDespatch, each.despatched, each.plannedDelivery,
      each.delivered !== undefined && each.delivered <= history.end ? each.delivered : undefined,
      tourKm(each.warehouse, each.area, each.stops.length), rounded(each.weightKg, 2), rounded(each.volumeM3, 4), each.orders.size, freight(each));
  }
  shipments.finish();

  const returns = await StagedTable.create(connection, 'customer_return', {
    number: 'integer', day: 'integer', order_number: 'integer', line_number: 'integer', item: 'integer', customer_id: 'text', quantity: 'integer',
    damaged: 'boolean',
  });
  for (const { number, day, line, quantity, damaged } of history.returns) {
    returns.add(number, day, line.order, line.line, line.item.index, line.customer.id, quantity, damaged);
  }
  returns.finish();

  const transfers = await StagedTable.create(connection, 'transfer', {
    number: 'integer', item: 'integer', from_warehouse_id: 'text', quantity: 'integer', sent: 'integer', expected: 'integer', received: 'integer',
  });
  for (const { number, to, from, quantity, sent, expected, received } of history.transfers) {
    transfers.add(number, to.index, from.warehouse.id, quantity, sent, expected, received);
  }
  transfers.finish();
}

function freight({ carrier, warehouse, area, weightKg, volumeM3, stops }: Shipment): number {
  const rate = freightRate(CARRIERS.find(({ id }) => id === carrier)!, warehouse, area, vehicleFor(weightKg, volumeM3));
  return rounded(rate.base + rate.perStop * stops.length + rate.perKg * weightKg, 2);
}
