import type { ToolContext, ToolQuery } from '../definition';
import { readRows } from '../row-query';
import { freightCosts, monthlyDeliveries, shipmentsDue, shipmentsToLeave, unplannedShipments } from './carrier-queries';
import type { CarrierRecord } from './carrier-scores';
import { companyMoney, readRates, type Money } from './company-money';
import type { Days } from './units';

/** What the period brought, by carrier. */
export interface CarrierData {
  readonly records: readonly CarrierRecord[];
  /** Freight of an order, in the unit of `money`; absent where it is unknown. */
  readonly freightPerOrder: ReadonlyMap<string, number>;
  readonly money: Money;
  /** Whether any delivery of the period is on record. */
  readonly byDelivery: boolean;
  /** Shipments without a carrier. */
  readonly nameless: number;
  /** Shipments without a planned day of delivery. */
  readonly unplanned: number;
  readonly queries: readonly ToolQuery[];
}

/** Reads the shipments of these warehouses. */
export async function readCarriers(warehouses: readonly string[], period: Days, context: ToolContext): Promise<CarrierData> {
  const { asOf } = context;
  const [due, leaving, freight, months, unplanned, rates] = await Promise.all([
    readRows(shipmentsDue(warehouses, asOf, period), context),
    readRows(shipmentsToLeave(warehouses, asOf, period), context),
    readRows(freightCosts(warehouses, asOf, period), context),
    readRows(monthlyDeliveries(warehouses, asOf), context),
    readRows(unplannedShipments(warehouses, asOf, period), context),
    readRates(context),
  ]);
  const carriers = [...new Set([...due.rows, ...leaving.rows].flatMap(row => row.carrier_id ?? []))].sort();
  const money = companyMoney(freight.rows.map(row => row.currency), rates.rates);
  return {
    records: carriers.map(carrier => {
      const arriving = due.rows.find(row => row.carrier_id === carrier);
      const departing = leaving.rows.find(row => row.carrier_id === carrier);
      return {
        carrier,
        due: arriving?.due ?? 0,
        arrived: arriving?.arrived ?? 0,
        arrivedOnTime: arriving?.arrived_on_time ?? 0,
        leftOnTimeArrivedLate: arriving?.left_on_time_arrived_late ?? 0,
        daysLate: arriving?.days_late ?? 0,
        toLeave: departing?.due ?? 0,
        leftOnTime: departing?.left_on_time ?? 0,
        months: months.rows.filter(row => row.carrier_id === carrier).map(row => ({ month: row.month_number, due: row.due, onTime: row.on_time })),
      };
    }),
    freightPerOrder: new Map(carriers.flatMap(carrier => {
      const parts = freight.rows.filter(row => row.carrier_id === carrier).map(row => ({ ...row, rate: money.rate(row.currency) }));
      const orders = parts.reduce((sum, row) => sum + row.orders, 0);
      if (orders === 0 || parts.some(({ rate }) => rate === null)) return [];
      return [[carrier, parts.reduce((sum, row) => sum + row.cost * row.rate!, 0) / orders] as const];
    })),
    money,
    byDelivery: due.rows.some(({ arrived }) => arrived > 0),
    nameless: due.rows.filter(row => row.carrier_id === null).reduce((sum, row) => sum + row.due, 0),
    unplanned: unplanned.rows[0]?.shipments ?? 0,
    queries: [due.query, leaving.query, freight.query, months.query, unplanned.query, rates.query],
  };
}
