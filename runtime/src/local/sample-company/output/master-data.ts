import type { DuckDBConnection } from '@duckdb/node-api';
import { VIEWS } from '../../../../../src/contract';
import type { ColumnType } from '../../../../../src/contract';
import { dayOf, isoOf, yearOf } from '../days';
import type { Day } from '../days';
import type { Customer, Offer, Plan, Product } from '../model';
import { CURRENCIES, rateOf, standardCostOn } from '../money';
import type { History } from '../simulation/history';
import { USABLE_SHARE } from '../simulation/incidents/space';
import type { ItemState } from '../simulation/item-state';
import { breakQuantity, offerPrice } from '../simulation/offer-price';
import type { Simulated } from '../simulation/simulate';
import { freightData } from './freight-data';
import { planningData } from './planning-data';
import type { Row } from './row';
import { StagedTable } from './staged-table';
import type { StagedType } from './staged-table';


/** What a warehouse holds against what it would hold at the start with everything at its order-up-to level. */
const ROOM = 1.1;
/** So many days after the day on which the company stands, the price list of one supplier ends. */
export const ENDING_LIST_DAYS = 40;

/** The rows of the views that are small enough to be made one by one, by the names of their columns. */
export function masterData({ history, desk }: Simulated): Readonly<Record<string, readonly Row[]>> {
  const { plan, end } = history;
  return {
    warehouses: warehouses(history),
    products: plan.products.filter(product => product.introduced <= end).map(product => productRow(product, plan, end)),
    item_policies: stocked(history).map(policyRow),
    inventory_position: stocked(history).map(state => positionRow(state, end)),
    suppliers: plan.suppliers.map(({ id, name, country, currency, approved, paymentDays, incoterm }) => ({
      supplier_id: id, supplier_name: name, country, currency, approved, payment_days: paymentDays, incoterm,
    })),
    supplier_prices: plan.offers.filter(offer => offer.product.introduced <= end).flatMap(offer => (
      priceRows(offer, plan.start, end, offer.supplier === plan.findings.suppliers.ending ? end + 1 + ENDING_LIST_DAYS : undefined))),
    calendars: calendarRows(plan, end),
    exchange_rates: rateRows(plan.start, end),
    units: plan.products.filter(product => product.introduced <= end).flatMap(unitRows),
    lots: stocked(history).flatMap(lotRows),
    customers: plan.customers.map(customerRow),
    ...freightData(plan),
    ...planningData(history, desk),
  };
}

/** Stages the rows of a view under its name. */
export async function stageRows(connection: DuckDBConnection, view: string, rows: readonly Row[]): Promise<void> {
  const { columns } = VIEWS[view]!;
  const table = await StagedTable.create(connection, view, Object.fromEntries(columns.map(({ name, type }) => [name, STAGED_AS[type]])));
  for (const row of rows) table.add(...columns.map(({ name }) => row[name]));
  table.finish();
}

const STAGED_AS: Readonly<Record<ColumnType, StagedType>> = {
  text: 'text', integer: 'number', number: 'number', boolean: 'boolean', date: 'text', timestamp: 'text',
};

/** The items that have been in stock or asked for by the end. */
function stocked(history: History): ItemState[] {
  return history.states.filter(state => state.stockedFrom !== undefined);
}

/** Space follows from what the warehouse would hold at the start if all were at their order-up-to levels. */
function warehouses({ plan, openingVolumes, planted: { capacities } }: History): Row[] {
  return plan.warehouses.map(warehouse => {
    const capacity = capacities.get(warehouse.index) ?? Math.ceil(ROOM * openingVolumes[warehouse.index]! / 50) * 50;
    return {
      warehouse_id: warehouse.id, warehouse_name: warehouse.name, city: warehouse.city, country: warehouse.country,
      latitude: warehouse.latitude, longitude: warehouse.longitude, time_zone: warehouse.timeZone, calendar_id: warehouse.calendar.id,
      capacity_m3: capacity, usable_share: USABLE_SHARE, positions: Math.ceil(capacity / 1.6),
    };
  });
}

function productRow(product: Product, plan: Plan, end: Day): Row {
  const gone = product.discontinued !== undefined && product.discontinued <= end;
  return {
    product_id: product.id, product_name: product.name, product_group: product.groupName, base_unit: product.unit,
    weight_kg: product.weightKg, volume_m3: product.volumeM3, pack_size: product.packSize,
    unit_cost: standardCostOn(product, end, plan.start), list_price: product.listPrice,
    storage_class: product.storageClass, shelf_life_days: product.shelfLifeDays,
    introduced_date: isoOf(product.introduced),
    discontinued_date: gone ? isoOf(product.discontinued!) : undefined,
    successor_id: gone && product.successor !== undefined ? plan.products[product.successor]!.id : undefined,
  };
}

function policyRow({ item: { warehouse, product, supplier, policy }, reorderPoint, orderUpTo }: ItemState): Row {
  return {
    warehouse_id: warehouse.id, product_id: product.id, supplier_id: supplier.id,
    lead_time_days: policy.leadTimeDays, order_cost: policy.orderCost, holding_rate: policy.holdingRate,
    order_multiple: policy.orderMultiple, min_order: policy.minOrder, max_order: policy.maxOrder, review_days: policy.reviewDays,
    reorder_point: reorderPoint, order_up_to: orderUpTo, unmet_demand: policy.unmetDemand,
  };
}

function positionRow(state: ItemState, end: Day): Row {
  return {
    warehouse_id: state.item.warehouse.id, product_id: state.item.product.id, as_of_date: isoOf(end),
    on_hand: state.onHand, quarantined: state.quarantined, allocated: state.reserved, backordered: state.backordered,
    on_order: state.onOrder, in_transit: state.inTransit,
  };
}

/** A price list a calendar year and that of the next, with two quantities; one that `ends` is followed by no other. */
function priceRows(offer: Offer, start: Day, end: Day, ends?: Day): Row[] {
  const [from, to] = [yearOf(start), ends === undefined ? yearOf(end) + 1 : yearOf(end)];
  const factor = offer.unitFactor;
  const { packSize } = offer.product;
  const least = offer.minOrder ?? packSize;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap(year => [1, breakQuantity(offer)].map(quantity => ({
    supplier_id: offer.supplier.id, product_id: offer.product.id, min_quantity: quantity,
    price: Math.round(offerPrice(offer, year, from, quantity) * factor * 10_000) / 10_000,
    currency: offer.supplier.currency, price_unit: factor > 1 ? 'carton' : offer.product.unit, unit_factor: factor,
    valid_from: `${year}-01-01`, valid_to: ends !== undefined && year === to ? isoOf(ends) : `${year}-12-31`,
    min_order: least, order_multiple: packSize, lead_time_days: offer.leadDays,
    freight_share: offer.freightShare, duty_share: offer.dutyShare, approved: offer.approved,
  })));
}

function rateRows(start: Day, end: Day): Row[] {
  return CURRENCIES.flatMap(currency => Array.from({ length: end - start + 1 }, (_, index) => ({
    currency, day: isoOf(start + index), rate_to_base: rateOf(currency, start + index),
  })));
}

/** Cartons, and pallets of 24 of them. */
function unitRows({ id, unit, packSize }: Product): Row[] {
  const packed = packSize > 1 ? [['carton', packSize], ['pallet', packSize * 24]] as const : [];
  return [[unit, 1] as const, ...packed].map(([name, count]) => ({ product_id: id, unit: name, base_units: count }));
}

function lotRows({ item: { product, warehouse }, lots }: ItemState): Row[] {
  const { shelfLifeDays } = product;
  if (shelfLifeDays === undefined) return [];
  return lots.map(({ day, quantity }) => ({
    lot_id: `L${warehouse.index + 1}-${product.id}-${isoOf(day).replaceAll('-', '')}`, warehouse_id: warehouse.id, product_id: product.id,
    received_date: isoOf(day), expiry_date: isoOf(day + shelfLifeDays), quantity,
  }));
}

function customerRow({ area, windowOpen, windowClose, unloadMinutes, ...customer }: Customer): Row {
  return {
    customer_id: customer.id, customer_name: customer.name, email: customer.email, phone: customer.phone, street: customer.street,
    latitude: customer.latitude, longitude: customer.longitude, area: area.name, window_open: windowOpen, window_close: windowClose,
    unload_minutes: unloadMinutes, priority: customer.priority,
  };
}

/** From the first day to the end of the year after the last. */
function calendarRows({ warehouses: places, start }: Plan, end: Day): Row[] {
  const last = dayOf(`${yearOf(end) + 1}-12-31`);
  return places.flatMap(({ calendar }) => Array.from({ length: last - start + 1 }, (_, index) => ({
    calendar_id: calendar.id, day: isoOf(start + index), working: calendar.works(start + index),
  })));
}

