import type { DuckDBConnection } from '@duckdb/node-api';
import { MINUTES_A_DAY } from '../days';
import type { Day } from '../days';
import type { Allocation, CustomerReturn, Despatch, PurchaseLine, Receipt, SalesLine, Shipment } from '../model';
import { rounded } from '../money';
import { freightRate, tourKm, vehicleFor } from '../plan/freight';
import { MOVEMENT_KINDS } from '../simulation/records';
import type { Movement, Records } from '../simulation/records';
import { stageCodes, StagedTable } from './staged-table';
import { TABLES } from './transaction-tables';

/** Stages what happens as it happens, so that memory holds only what is still open. `transaction-views` makes the views of it. */
export class Ledger implements Records {
  private movements = 0;

  private constructor(private readonly end: Day, private readonly tables: Readonly<Record<keyof typeof TABLES, StagedTable>>) {}

  /** @param end  the last day: what happens after it is not known yet */
  static async open(connection: DuckDBConnection, end: Day): Promise<Ledger> {
    await stageCodes(connection, 'movement_kind', MOVEMENT_KINDS);
    const table = (name: keyof typeof TABLES) => StagedTable.create(connection, name, TABLES[name]);
    return new Ledger(end, {
      movement: await table('movement'), sales_line: await table('sales_line'), allocation: await table('allocation'), despatch: await table('despatch'),
      shipment: await table('shipment'), customer_return: await table('customer_return'), purchase_line: await table('purchase_line'),
      receipt: await table('receipt'),
    });
  }

  movement({ item, day, minute, quantity, kind, reference, reason }: Movement): void {
    this.movements += 1;
    this.tables.movement.add(this.movements, item.index, day * MINUTES_A_DAY + minute, quantity, MOVEMENT_KINDS.indexOf(kind), reference, reason);
  }

  salesLine(line: SalesLine, picked: number): void {
    this.tables.sales_line.add(line.order, line.line, line.item.index, line.customer.index, line.orderDay,
      line.requested, line.firstPromised, line.promised, line.ordered, line.allocated, picked,
      line.despatched, line.delivered, line.cancelled, line.cancelReason, line.firstDespatched, line.lastDespatched,
      line.lastDelivered, line.despatchedOnTime, line.deliveredOnTime, line.unitPrice, line.cancelledOn);
  }

  allocation({ line, at, quantity }: Allocation): void {
    this.tables.allocation.add(line.order, line.line, line.item.index, at, quantity);
  }

  despatch({ line, quantity, pickedAt, packedAt, despatchedAt, deliveredAt, shipment, stop }: Despatch): void {
    this.tables.despatch.add(line.order, line.line, line.item.index, quantity, pickedAt, packedAt, despatchedAt, deliveredAt, shipment, stop);
  }

  shipment(shipment: Shipment): void {
    const { warehouse, area, weightKg, volumeM3 } = shipment;
    this.tables.shipment.add(shipment.number, warehouse.id, shipment.carrier.id, vehicleFor(weightKg, volumeM3).name, shipment.plannedDespatch,
      shipment.despatched, shipment.plannedDelivery, shipment.delivered <= this.end ? shipment.delivered : undefined,
      tourKm(warehouse, area, shipment.stops.length), rounded(weightKg, 2), rounded(volumeM3, 4), shipment.orders.size, freightOf(shipment));
  }

  customerReturn({ number, day, line, quantity, damaged }: CustomerReturn): void {
    this.tables.customer_return.add(number, day, line.order, line.line, line.item.index, line.customer.id, quantity, damaged);
  }

  purchaseLine(line: PurchaseLine): void {
    const confirmed = line.reconfirmed && line.reconfirmed.on <= this.end ? line.reconfirmed.day : line.firstConfirmed;
    this.tables.purchase_line.add(line.order, line.line, line.item.index, line.supplier.id, line.orderDay, line.requested,
      line.firstConfirmed, confirmed, line.ordered, line.received, line.receivedOnTime, line.cancelled,
      line.unitPrice, line.currency, line.unitPriceBase, line.standardCost, line.expedited, line.closed);
  }

  receipt({ number, line, day, received, rejected, reason }: Receipt): void {
    this.tables.receipt.add(number, line.order, line.line, line.item.index, line.supplier.id, day, received, rejected, reason);
  }

  /** Nothing is recorded after that. */
  close(): void {
    for (const table of Object.values(this.tables)) table.finish();
  }
}

function freightOf({ carrier, warehouse, area, weightKg, volumeM3, stops }: Shipment): number {
  const rate = freightRate(carrier, warehouse, area, vehicleFor(weightKg, volumeM3));
  return rounded(rate.base + rate.perStop * stops.length + rate.perKg * weightKg, 2);
}
