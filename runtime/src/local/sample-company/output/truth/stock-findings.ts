import { isoOf } from '../../days';
import type { Item, Product } from '../../model';
import { rounded, standardCostOn } from '../../money';
import { laneBetween } from '../../plan/freight';
import type { History } from '../../simulation/history';
import { USABLE_SHARE } from '../../simulation/incidents/space';
import { purchaseOrderId } from './ids';
import type { FindingTruth } from './truth';

const YEAR = 365;
const MONTH_DAYS = 30.4;

/** An item is short while it lasts no longer. */
const SHORT_DAYS = 14;

/** The findings about stock: short, too much, dead, wrong, too large, about to expire. */
export function stockFindings(history: History): FindingTruth[] {
  const { plan: { findings: { items } } } = history;
  const { december } = items;
  return [
    ...shortAndPlenty(history), uneconomic(history), dead(history), hidden(history), wrong(history), ...space(history),
    { finding: 22, title: 'doubles in December', ...idOf(december), factor: december.demand.december },
    expiring(history),
  ];
}

/** Until the rest of the large order has come. */
function shortAndPlenty(history: History): FindingTruth[] {
  const { items: { short, plenty } } = history.plan.findings;
  const [usable, daily] = [usableOf(history, short), history.recentDaily(short, history.end + 1)];
  const [elsewhere, dailyThere] = [usableOf(history, plenty), history.recentDaily(plenty, history.end + 1)];
  return usable > SHORT_DAYS * daily ? [] : [{
    finding: 12, title: 'runs out here, months of cover there', product_id: short.product.id, warehouse_id: short.warehouse.id, usable,
    daily_demand: rounded(daily, 3), days_of_cover: rounded(usable / daily, 2), other_warehouse_id: plenty.warehouse.id, usable_there: elsewhere,
    months_of_cover_there: rounded(elsewhere / dailyThere / MONTH_DAYS, 2),
  }];
}

function uneconomic(history: History): FindingTruth {
  const { items: { cheapShort, cheapPlenty } } = history.plan.findings;
  const { product, warehouse } = cheapShort;
  const state = history.states[cheapShort.index]!;
  const missing = state.backordered + Math.ceil(history.recentDaily(cheapShort, history.end + 1) * 14);
  const lane = laneBetween(cheapPlenty.warehouse, warehouse);
  return {
    finding: 12, title: 'a transfer that costs more than the shortage', product_id: product.id, warehouse_id: warehouse.id,
    other_warehouse_id: cheapPlenty.warehouse.id, usable_there: usableOf(history, cheapPlenty), short_in_14_days: missing,
    margin_short: rounded(missing * (product.listPrice - costOf(product, history)), 2),
    transfer_cost: rounded(lane.fixedCost + lane.costPerM3 * missing * product.volumeM3, 2),
  };
}

/** Items that are 365 days old and without demand in 365 days: the planted ones and those that came to it by themselves. */
function dead(history: History): FindingTruth {
  const { plan, end, states } = history;
  const value = (chosen: typeof states) => chosen.reduce((sum, { item, onHand }) => sum + Math.max(0, onHand) * costOf(item.product, history), 0);
  const gone = states.filter(({ item, stockedFrom }) => stockedFrom !== undefined && end + 1 - stockedFrom >= YEAR && demanded(history, item) === 0);
  const replaced = plan.findings.dead.find(({ product }) => product.successor !== undefined);
  return {
    finding: 13, title: 'dead stock', share_of_value: rounded(value(gone) / value(states), 4), value: rounded(value(gone), 2), items: gone.length,
    planted: plan.findings.dead.map(idOf),
    with_successor: replaced && { product_id: replaced.product.id, successor_id: plan.products[replaced.product.successor!]!.id },
  };
}

function hidden(history: History): FindingTruth {
  const { items: { hidden: item } } = history.plan.findings;
  const recorded = demanded(history, item);
  const lost = history.planted.unrecorded.reduce((sum, { day, quantity }) => (day > history.end - YEAR ? sum + quantity : sum), 0);
  return {
    finding: 14, title: 'stock-outs hide demand', ...idOf(item), days: YEAR, recorded_demand: recorded, true_demand: recorded + lost,
    hidden_share: rounded(lost / (recorded + lost), 4),
  };
}

function wrong({ plan, states, planted }: History): FindingTruth {
  return {
    finding: 16, title: 'books that are wrong',
    negative: plan.findings.negative.map(item => ({ ...idOf(item), on_hand: states[item.index]!.onHand })),
    count_differences: planted.miscounts.map(({ item, day, quantity }) => ({ ...idOf(item), day: isoOf(day), quantity })),
  };
}

/** Until what is on order has come. */
function space(history: History): FindingTruth[] {
  const { planted, plan } = history;
  const { item, order, ordered, received, firstConfirmed } = planted.inbound!;
  const usable = planted.capacities.get(item.warehouse.index)! * USABLE_SHARE;
  const used = history.volumeIn(item.warehouse.index);
  return received === ordered ? [] : [{
    finding: 17, title: 'a warehouse that will be too full', warehouse_id: item.warehouse.id, used_share: rounded(used / usable, 4),
    passes_full_on: isoOf(firstConfirmed), days: firstConfirmed - plan.findings.anchor + 1, purchase_order_id: purchaseOrderId(order),
    inbound_m3: rounded((ordered - received) * item.product.volumeM3, 2), usable_m3: rounded(usable, 2),
  }];
}

function expiring(history: History): FindingTruth {
  const { items: { expiring: item } } = history.plan.findings;
  const { lots } = history.states[item.index]!;
  const largest = [...lots].sort((one, other) => other.quantity - one.quantity)[0];
  const daily = history.recentDaily(item, history.end + 1);
  const expires = largest === undefined ? undefined : largest.day + item.product.shelfLifeDays!;
  return {
    finding: 23, title: 'a lot that expires before it can be sold', ...idOf(item), received_date: largest && isoOf(largest.day),
    expiry_date: expires === undefined ? undefined : isoOf(expires), quantity: largest?.quantity, daily_demand: rounded(daily, 3),
    left_at_expiry: largest === undefined ? 0 : Math.max(0, Math.round(largest.quantity - daily * (expires! - history.end))),
  };
}

function idOf({ warehouse, product }: Item): { readonly warehouse_id: string; readonly product_id: string } {
  return { warehouse_id: warehouse.id, product_id: product.id };
}

function usableOf({ states }: History, { index }: Item): number {
  return states[index]!.onHand - states[index]!.quarantined;
}

function costOf(product: Product, { end, plan }: History): number {
  return standardCostOn(product, end, plan.start);
}

/** In the last year. */
function demanded(history: History, item: Item): number {
  const last = history.cell(item, history.end);
  return history.demanded.subarray(last - YEAR + 1, last + 1).reduce((sum, quantity) => sum + quantity, 0);
}
