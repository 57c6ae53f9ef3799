import type { Cell } from '../../../src/contract';
import { addDays } from '../../src/tools/calendar-day';
import { TODAY } from './run-with';
import type { SmallCompany } from './small-company';

/**
 * Two warehouses and a handful of products, as of Tuesday 24 November 2026. Bearings, pumps and seals are asked for evenly, so that the
 * projection can be done in the head:
 * WH01 P1 ball bearing: 40 on hand of which 5 quarantined, 10 a day; 60 pieces come on 2 December.
 * WH01 P2 gear pump: 30 on hand, 3 a day: lasts until 3 December; 100 come on 30 November, 11 are overdue since October.
 * WH01 P3 shaft seal: 500 on hand, 2 a day.
 * WH01 P4 old valve: discontinued. WH01 P5 new belt: ten days old.
 * WH02 P1 ball bearing: 6 on hand, 4 a day, nothing on order.
 */
export const TWO_WAREHOUSES: SmallCompany = {
  warehouses: [
    { warehouse_id: 'WH01', warehouse_name: 'Hamburg Harbour', city: 'Hamburg' },
    { warehouse_id: 'WH02', warehouse_name: 'Lyon South', city: 'Lyon' },
  ],
  products: [
    product('P1', 'Ball bearing 6204', 'Bearings'),
    product('P2', 'Gear pump', 'Pumps'),
    product('P3', 'Shaft seal', 'Seals'),
    { ...product('P4', 'Old valve', 'Valves'), discontinued_date: '2026-06-30' },
    product('P5', 'New belt', 'Belts'),
  ],
  item_policies: [
    { warehouse_id: 'WH01', product_id: 'P1', unmet_demand: 'backorder' },
    { warehouse_id: 'WH01', product_id: 'P2', unmet_demand: 'lost' },
    { warehouse_id: 'WH02', product_id: 'P1', unmet_demand: 'backorder' },
  ],
  inventory_position: [
    stock('WH01', 'P1', 40, 5), stock('WH01', 'P2', 30), stock('WH01', 'P3', 500), stock('WH01', 'P4', 0), stock('WH01', 'P5', 0),
    stock('WH02', 'P1', 6),
  ],
  demand_daily: [
    ...demand('WH01', 'P1', 10, 91), ...demand('WH01', 'P2', 3, 91), ...demand('WH01', 'P3', 2, 91), ...demand('WH01', 'P5', 1, 10),
    ...demand('WH02', 'P1', 4, 91),
  ],
  sales_orders: [
    { order_id: 'SO-1001', warehouse_id: 'WH01', order_date: '2026-11-18', status: 'open' },
    { order_id: 'SO-1002', warehouse_id: 'WH02', order_date: '2026-11-20', status: 'open' },
  ],
  sales_order_lines: [
    // Overdue since Friday, 5 of 8 still to go.
    { order_id: 'SO-1001', line_number: 1, warehouse_id: 'WH01', product_id: 'P1', requested_date: '2026-11-20', promised_date: '2026-11-20', quantity_ordered: 8, quantity_despatched: 2, quantity_cancelled: 1 },
    // Inside the forecast of that day.
    { order_id: 'SO-1001', line_number: 2, warehouse_id: 'WH01', product_id: 'P1', requested_date: '2026-11-26', promised_date: '2026-11-26', quantity_ordered: 7, quantity_despatched: 0, quantity_cancelled: 0 },
    // Done.
    { order_id: 'SO-1002', line_number: 1, warehouse_id: 'WH02', product_id: 'P1', requested_date: '2026-11-20', promised_date: '2026-11-20', quantity_ordered: 9, quantity_despatched: 9, quantity_cancelled: 0 },
  ],
  suppliers: [
    { supplier_id: 'S01', supplier_name: 'Nordwind Antriebe', country: 'DE' },
    { supplier_id: 'S02', supplier_name: 'Société Rhône', country: 'FR' },
  ],
  purchase_orders: [{ purchase_order_id: 'PO-77', supplier_id: 'S01', warehouse_id: 'WH01', order_date: '2026-11-02', status: 'open' }],
  purchase_order_lines: [
    purchase(1, 'P1', '2026-12-02', 60, 0),
    purchase(2, 'P2', '2026-11-30', 120, 20),
    purchase(3, 'P2', '2026-10-05', 11, 0),
    { ...purchase(4, 'P1', '2026-11-25', 99, 0), status: 'cancelled', quantity_cancelled: 99 },
  ],
};

type Row = Readonly<Record<string, Cell>>;

function product(id: string, name: string, group: string): Row {
  return { product_id: id, product_name: name, product_group: group, base_unit: 'piece' };
}

function stock(warehouse: string, id: string, onHand: number, quarantined = 0): Row {
  return { warehouse_id: warehouse, product_id: id, as_of_date: addDays(TODAY, -1), on_hand: onHand, quarantined, allocated: 0, backordered: 0, on_order: 0, in_transit: 0 };
}

function demand(warehouse: string, id: string, perDay: number, days: number): Row[] {
  return Array.from({ length: days }, (_, back) => ({
    warehouse_id: warehouse, product_id: id, demand_date: addDays(TODAY, -1 - back), quantity_demanded: perDay, quantity_lost: 0, stocked_out_share: 0,
  }));
}

function purchase(line: number, id: string, confirmed: string, ordered: number, received: number): Row {
  return {
    purchase_order_id: 'PO-77', line_number: line, supplier_id: 'S01', warehouse_id: 'WH01', product_id: id, requested_date: '2026-11-20',
    confirmed_date: confirmed, quantity_ordered: ordered, quantity_received: received, quantity_cancelled: 0, status: 'open',
  };
}
