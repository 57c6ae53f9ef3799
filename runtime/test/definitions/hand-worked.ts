import type { Cell } from '../../../src/contract';
import type { SmallCompany } from '../tools/small-company';

type Row = Readonly<Record<string, Cell>>;

/**
 * A company that fits on a page, as of Tuesday 24 November 2026, for measures that are worked out by hand.
 *
 * Order A  10 delivered in time; 5 of which the customer withdrew 2, 3 delivered in time: met.
 * Order B  8, of which 3 were cancelled for want of stock: what came came in time, but it is not in full.
 * Order C  4, promised for the 15th: due and not despatched; promised again for the 26th.
 * Order D  6, promised for the 30th: not yet due.
 * Order E  9 in two parts, the second after the first promise of the 18th, before the last of the 22nd.
 * Order F  7, withdrawn altogether; 2 without a delivery record, despatched in time.
 * Order G  3, despatched in time, delivered a day late (but by the day that the customer requested).
 */
const salesLine = (order: string, number: number, warehouse: string, dates: Row, quantities: Row): Row => ({
  order_id: order, line_number: number, warehouse_id: warehouse, product_id: warehouse === 'WH01' ? 'P1' : 'P2', quantity_cancelled: 0, quantity_despatched: 0,
  quantity_delivered: 0, quantity_despatched_on_time: 0, quantity_delivered_on_time: 0, requested_date: dates.first_promised_date ?? null,
  promised_date: dates.first_promised_date ?? null, ...dates, ...quantities,
});

const SALES_ORDER_LINES: readonly Row[] = [
  salesLine('A', 1, 'WH01', {
    order_date: '2026-11-03', first_promised_date: '2026-11-10', first_despatched_date: '2026-11-07', last_despatched_date: '2026-11-07', last_delivered_date: '2026-11-09',
  }, { quantity_ordered: 10, quantity_despatched: 10, quantity_delivered: 10, quantity_despatched_on_time: 10, quantity_delivered_on_time: 10 }),
  salesLine('A', 2, 'WH01', {
    order_date: '2026-11-03', first_promised_date: '2026-11-10', first_despatched_date: '2026-11-07', last_despatched_date: '2026-11-07', last_delivered_date: '2026-11-09',
  }, {
    quantity_ordered: 5, quantity_cancelled: 2, cancel_reason: 'customer',
    quantity_despatched: 3, quantity_delivered: 3, quantity_despatched_on_time: 3, quantity_delivered_on_time: 3,
  }),
  salesLine('B', 1, 'WH01', {
    order_date: '2026-11-05', first_promised_date: '2026-11-12', first_despatched_date: '2026-11-10', last_despatched_date: '2026-11-10', last_delivered_date: '2026-11-11',
  }, {
    quantity_ordered: 8, quantity_cancelled: 3, cancel_reason: 'no_stock',
    quantity_despatched: 5, quantity_delivered: 5, quantity_despatched_on_time: 5, quantity_delivered_on_time: 5,
  }),
  salesLine('C', 1, 'WH01', { order_date: '2026-11-08', first_promised_date: '2026-11-15', promised_date: '2026-11-26' }, { quantity_ordered: 4 }),
  salesLine('D', 1, 'WH02', { order_date: '2026-11-20', first_promised_date: '2026-11-30' }, { quantity_ordered: 6 }),
  salesLine('E', 1, 'WH02', {
    order_date: '2026-11-10', first_promised_date: '2026-11-18', promised_date: '2026-11-22',
    first_despatched_date: '2026-11-16', last_despatched_date: '2026-11-20', last_delivered_date: '2026-11-21',
  }, { quantity_ordered: 9, quantity_despatched: 9, quantity_delivered: 9, quantity_despatched_on_time: 5, quantity_delivered_on_time: 5 }),
  salesLine('F', 1, 'WH02', { order_date: '2026-11-06', first_promised_date: '2026-11-14' }, { quantity_ordered: 7, quantity_cancelled: 7, cancel_reason: 'customer' }),
  salesLine('F', 2, 'WH02', {
    order_date: '2026-11-06', first_promised_date: '2026-11-14', first_despatched_date: '2026-11-13', last_despatched_date: '2026-11-13',
  }, { quantity_ordered: 2, quantity_despatched: 2, quantity_despatched_on_time: 2, quantity_delivered: null, quantity_delivered_on_time: null }),
  salesLine('G', 1, 'WH02', {
    order_date: '2026-11-12', first_promised_date: '2026-11-19', requested_date: '2026-11-21',
    first_despatched_date: '2026-11-18', last_despatched_date: '2026-11-18', last_delivered_date: '2026-11-20',
  }, { quantity_ordered: 3, quantity_despatched: 3, quantity_delivered: 3, quantity_despatched_on_time: 3 }),
];

/**
 * L1  100, received in two parts, 4 days before and on the confirmed day: OTIF.
 * L2  50, two days late, confirmed again for that day.
 * L3  20 of which we cancelled 5, received 6 days early.
 * L4  10, due and not received.  L5  5, not yet due, 2 received.  L6  cancelled altogether.
 */
const purchaseLine = (number: number, supplier: string, dates: Row, quantities: Row): Row => ({
  purchase_order_id: `PO-${number}`, line_number: 1, supplier_id: supplier, warehouse_id: supplier === 'S1' ? 'WH01' : 'WH02', product_id: supplier === 'S1' ? 'P1' : 'P2',
  confirmed_date: dates.first_confirmed_date ?? null, requested_date: dates.first_confirmed_date ?? null, quantity_cancelled: 0, quantity_received: 0,
  standard_cost: supplier === 'S1' ? 2.5 : 10, status: 'closed', ...dates, ...quantities,
});

const PURCHASE_ORDER_LINES: readonly Row[] = [
  purchaseLine(1, 'S1', { order_date: '2026-10-20', first_confirmed_date: '2026-11-10', requested_date: '2026-11-08' }, { quantity_ordered: 100, quantity_received: 100, unit_price_base: 2.6 }),
  purchaseLine(2, 'S1', { order_date: '2026-10-25', first_confirmed_date: '2026-11-12', confirmed_date: '2026-11-14' }, { quantity_ordered: 50, quantity_received: 50, unit_price_base: 2.4 }),
  purchaseLine(3, 'S2', { order_date: '2026-11-01', first_confirmed_date: '2026-11-15', requested_date: '2026-11-10' }, { quantity_ordered: 20, quantity_cancelled: 5, quantity_received: 15, unit_price_base: 11 }),
  purchaseLine(4, 'S2', { order_date: '2026-11-04', first_confirmed_date: '2026-11-18' }, { quantity_ordered: 10, unit_price_base: 11, status: 'open' }),
  purchaseLine(5, 'S2', { order_date: '2026-11-10', first_confirmed_date: '2026-12-01' }, { quantity_ordered: 5, quantity_received: 2, unit_price_base: 9, status: 'open' }),
  purchaseLine(6, 'S1', { order_date: '2026-11-02', first_confirmed_date: '2026-11-13' }, { quantity_ordered: 7, quantity_cancelled: 7, unit_price_base: 2.5, status: 'cancelled' }),
];

const receipt = (id: string, number: number, supplier: string, day: string, received: number, rejected: number | null): Row => ({
  receipt_id: id, purchase_order_id: `PO-${number}`, line_number: 1, supplier_id: supplier, warehouse_id: supplier === 'S1' ? 'WH01' : 'WH02',
  product_id: supplier === 'S1' ? 'P1' : 'P2', received_date: day, quantity_received: received, quantity_rejected: rejected,
});

const demand = (warehouse: string, product: string, day: string, demanded: number, onTime: number, lost = 0): Row => ({
  warehouse_id: warehouse, product_id: product, demand_date: day, quantity_demanded: demanded, quantity_shipped_on_time: onTime, quantity_lost: lost,
});

const stock = (warehouse: string, product: string, quantities: Row): Row => ({
  warehouse_id: warehouse, product_id: product, as_of_date: '2026-11-23', quarantined: 0, allocated: 0, backordered: 0, on_order: 0, in_transit: 0, ...quantities,
});

const closing = (warehouse: string, product: string, day: string, onHand: number, cost: number, out: number): Row => ({
  warehouse_id: warehouse, product_id: product, stock_date: day, closing_on_hand: onHand, unit_cost: cost, stocked_out_share: out,
});

const movement = (id: string, kind: string, quantity: number, day: string, reason: string | null = null): Row => ({
  movement_id: id, moved_at: `${day}T10:00:00`, warehouse_id: 'WH01', product_id: 'P1', quantity, kind, reason,
});

const shipment = (id: string, warehouse: string, carrier: string, days: readonly (string | null)[], cost: number, currency: string, orders: number): Row => ({
  shipment_id: id, warehouse_id: warehouse, carrier_id: carrier, vehicle_type: 'van', planned_despatch_date: days[0]!, despatched_date: days[1]!,
  planned_delivery_date: days[2]!, delivered_date: days[3]!, freight_cost: cost, currency, order_count: orders,
});

export const HAND_WORKED: SmallCompany = {
  warehouses: [
    { warehouse_id: 'WH01', warehouse_name: 'Hamburg', city: 'Hamburg', capacity_m3: 100, usable_share: 0.5 },
    { warehouse_id: 'WH02', warehouse_name: 'Lyon', city: 'Lyon', capacity_m3: 80, usable_share: 0.5 },
    { warehouse_id: 'WH03', warehouse_name: 'Porto', city: 'Porto' },
  ],
  products: [
    { product_id: 'P1', product_name: 'Ball bearing', product_group: 'Bearings', unit_cost: 2.5, volume_m3: 0.1 },
    { product_id: 'P2', product_name: 'Gear pump', product_group: 'Pumps', unit_cost: 10, volume_m3: 0.5 },
    { product_id: 'P3', product_name: 'Old valve', product_group: 'Valves', unit_cost: 4, volume_m3: 1 },
    { product_id: 'P4', product_name: 'New belt', product_group: 'Belts', volume_m3: 0 },
  ],
  suppliers: [{ supplier_id: 'S1', supplier_name: 'Nordwind' }, { supplier_id: 'S2', supplier_name: 'Rhône' }],
  item_policies: [
    { warehouse_id: 'WH01', product_id: 'P1', order_up_to: 60 }, { warehouse_id: 'WH02', product_id: 'P2', order_up_to: 50 },
    { warehouse_id: 'WH01', product_id: 'P4', order_up_to: 5 },
  ],
  inventory_position: [
    stock('WH01', 'P1', { on_hand: 100, quarantined: 10, allocated: 20, backordered: 5, on_order: 30, in_transit: 7 }),
    stock('WH02', 'P2', { on_hand: 40, quarantined: null }),
    stock('WH01', 'P3', { on_hand: 12, quarantined: 2 }),
    stock('WH01', 'P4', { on_hand: 6 }),
  ],
  demand_daily: [
    demand('WH01', 'P1', '2025-11-01', 4, 4), demand('WH01', 'P1', '2026-11-20', 10, 8), demand('WH01', 'P1', '2026-11-21', 5, 5), demand('WH01', 'P1', '2026-11-22', 0, 0),
    demand('WH02', 'P2', '2026-11-21', 5, 1, 4),
    demand('WH01', 'P3', '2025-11-20', 0, 0), // stocked for more than a year, never asked for
    demand('WH01', 'P4', '2026-11-01', 0, 0), // too new to be obsolete
  ],
  inventory_daily: [
    closing('WH01', 'P1', '2026-11-20', 100, 2.5, 0), closing('WH01', 'P1', '2026-11-21', 100, 2.5, 0.5), closing('WH02', 'P2', '2026-11-21', 0, 10, 1),
  ],
  stock_movements: [
    movement('M1', 'count', 50, '2025-11-01', 'opening stock'), movement('M2', 'count', 0, '2026-11-18', 'cycle count'), movement('M3', 'count', 0, '2026-11-19', 'cycle count'),
    movement('M4', 'count', -2, '2026-11-20', 'cycle count difference'), movement('M5', 'issue', -8, '2026-11-20'), movement('M6', 'issue', -5, '2026-11-21'),
  ],
  sales_order_lines: SALES_ORDER_LINES,
  returns: [
    { return_id: 'T1', order_id: 'A', line_number: 1, warehouse_id: 'WH01', product_id: 'P1', returned_date: '2026-11-15', quantity_returned: 1 },
    { return_id: 'T2', order_id: 'G', line_number: 1, warehouse_id: 'WH02', product_id: 'P2', returned_date: '2026-11-22', quantity_returned: 2 },
  ],
  purchase_order_lines: PURCHASE_ORDER_LINES,
  receipts: [
    receipt('R1', 1, 'S1', '2026-11-06', 60, 0), receipt('R2', 1, 'S1', '2026-11-10', 40, 2), receipt('R3', 2, 'S1', '2026-11-14', 50, null),
    receipt('R4', 3, 'S2', '2026-11-09', 15, 1), receipt('R5', 5, 'S2', '2026-11-23', 2, 0),
  ],
  shipments: [
    shipment('H1', 'WH01', 'C1', ['2026-11-08', '2026-11-08', '2026-11-10', '2026-11-10'], 50, 'EUR', 2),
    shipment('H2', 'WH01', 'C1', ['2026-11-10', '2026-11-10', '2026-11-12', '2026-11-13'], 30, 'EUR', 2), // a day late
    shipment('H3', 'WH02', 'C2', ['2026-11-13', '2026-11-14', '2026-11-15', null], 40, 'USD', 1), // due, not arrived
    shipment('H4', 'WH02', 'C2', ['2026-11-26', null, '2026-11-28', null], 20, 'USD', 1), // not yet due
  ],
  forecasts: [
    { warehouse_id: 'WH01', product_id: 'P1', made_on: '2026-11-01', period_start: '2026-11-16', granularity: 'week', quantity: 99, source: 'planner' }, // superseded
    { warehouse_id: 'WH01', product_id: 'P1', made_on: '2026-11-10', period_start: '2026-11-16', granularity: 'week', quantity: 20, source: 'planner' },
    { warehouse_id: 'WH01', product_id: 'P1', made_on: '2026-11-20', period_start: '2026-11-16', granularity: 'week', quantity: 15, source: 'planner' }, // made too late to count
    { warehouse_id: 'WH02', product_id: 'P2', made_on: '2026-11-10', period_start: '2026-11-16', granularity: 'week', quantity: 2, source: 'planner' },
    { warehouse_id: 'WH01', product_id: 'P1', made_on: '2026-11-20', period_start: '2026-11-23', granularity: 'week', quantity: 21, source: 'planner' }, // not yet over: 3 a day
  ],
};
