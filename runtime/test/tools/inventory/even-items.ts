import type { Cell } from '../../../../src/contract';
import { addDays } from '../../../src/tools/calendar-day';
import { TODAY } from '../run-with';

type Row = Readonly<Record<string, Cell>>;
type Rows = Readonly<Record<string, readonly Row[]>>;

/** A product in a warehouse that is asked for evenly: what of it can be worked out in the head. */
export interface EvenItem {
  readonly warehouse: string;
  readonly product: string;
  readonly onHand: number;
  readonly perDay: number;
  /** Columns of its stock and of its policy that differ. */
  readonly stock?: Row;
  readonly policy?: Row;
}

/**
 * Rows of items that have been asked for evenly for two years and whose twelve orders have all taken 8 days. Stock is looked at every 2 days; an
 * order costs 20, holding 20 % a year, and comes in tens.
 */
export function evenItems(items: readonly EvenItem[]): Rows {
  const each = (rows: (item: EvenItem, place: number) => readonly Row[]): Row[] => items.flatMap((item, place) => [...rows(item, place)]);
  const orders = Array.from({ length: 12 }, (_, order) => order);
  const raised = (order: number, place: number) => addDays(TODAY, -40 * (order + 1) - place);
  return {
    item_policies: each(({ warehouse, product, policy }) => [{
      warehouse_id: warehouse, product_id: product, supplier_id: 'S01', lead_time_days: 8, order_cost: 20, holding_rate: 0.2, order_multiple: 10, review_days: 2,
      unmet_demand: 'backorder', ...policy,
    }]),
    inventory_position: each(({ warehouse, product, onHand, stock }) => [{
      warehouse_id: warehouse, product_id: product, as_of_date: addDays(TODAY, -1), on_hand: onHand, quarantined: 0, allocated: 0, backordered: 0, in_transit: 0,
      ...stock,
    }]),
    demand_daily: each(({ warehouse, product, perDay }) => Array.from({ length: 730 }, (_, back) => ({
      warehouse_id: warehouse, product_id: product, demand_date: addDays(TODAY, -1 - back), quantity_demanded: perDay, stocked_out_share: 0,
    }))),
    purchase_order_lines: each(({ warehouse, product }, place) => orders.map(order => {
      const due = addDays(raised(order, place), 8);
      return {
        purchase_order_id: `PO-${warehouse}-${product}-${order}`, line_number: 1, supplier_id: 'S01', warehouse_id: warehouse, product_id: product,
        order_date: raised(order, place), requested_date: due, first_confirmed_date: due, confirmed_date: due, quantity_ordered: 100, quantity_received: 100,
        quantity_cancelled: 0, status: 'closed',
      };
    })),
    receipts: each(({ warehouse, product }, place) => orders.map(order => ({
      receipt_id: `R-${warehouse}-${product}-${order}`, purchase_order_id: `PO-${warehouse}-${product}-${order}`, line_number: 1, supplier_id: 'S01',
      warehouse_id: warehouse, product_id: product, received_date: addDays(raised(order, place), 8), quantity_received: 100,
    }))),
  };
}

/** A product that is bought for 5 and sold for 9. */
export function evenProduct(id: string, more: Row = {}): Row {
  return { product_id: id, product_name: `Bearing ${id}`, base_unit: 'piece', unit_cost: 5, list_price: 9, ...more };
}
