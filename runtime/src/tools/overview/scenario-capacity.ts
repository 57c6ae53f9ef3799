import { addDays, laterDay } from '../calendar-day';
import type { ToolContext } from '../definition';
import { groupedBy } from '../grouped';
import { calculateWarehouseCapacity } from '../logistics/calculate-warehouse-capacity';
import { capacityAnswer, type ProjectedWarehouse } from '../logistics/capacity-answer';
import { percentFull } from '../logistics/capacity-blocks';
import { readCapacityData, type CapacityData, type Inbound } from '../logistics/capacity-data';
import { itemKey } from '../logistics/order-line';
import { projectWarehouses } from '../logistics/project-warehouses';
import { concerns, factorOf, openOrdersOf, type ComparedFigure, type Rerun, type ScenarioChange } from './scenario';

/** The space that stock takes, on both sides. */
export const CAPACITY_RERUN: Rerun = {
  definition: calculateWarehouseCapacity,
  what: 'the space that stock takes',
  unconcerned: {
    lead_time_days: 'only orders that are placed already are in the space, and theirs is the day confirmed',
    price_percent: 'prices take no space', exchange_rate_percent: 'exchange rates take no space',
    service_level: 'only orders that are placed already are in the space',
  },
  async run({ changes, choice, horizon }, context) {
    const [data, late] = await Promise.all([readCapacityData(choice.ids, horizon, context), lateOrders(changes, context)]);
    const changed = changedCapacityData(data, changes, late.of);
    const before = projectWarehouses(choice.ids, data, horizon);
    const after = projectWarehouses(choice.ids, changed, horizon);
    const { evidence } = capacityAnswer({ choice, horizon, data, warehouses: before, context });
    return {
      figures: before.flatMap(warehouse => figuresOf(warehouse, after.find(({ id }) => id === warehouse.id))),
      touched: new Map(changes.flatMap((change, place) => {
        if (change.kind === 'demand_percent') return [[place, data.items.filter(item => concerns(change, item)).length] as const];
        return change.kind === 'delay_days' ? [[place, data.inbound.filter(({ document }) => late.of(change, document)).length] as const] : [];
      })),
      evidence: evidence.map(each => ({ ...each, queries: [...each.queries, ...late.queries] })),
      assumptions: ['What comes later takes its space from the later day on; customer orders that are booked leave as before.'],
    };
  },
};

/** Whether a purchase order is one of those that a change makes late. */
export type IsLate = (change: ScenarioChange, order: string) => boolean;

/** The purchase orders that changes make late. */
export async function lateOrders(changes: readonly ScenarioChange[], context: ToolContext) {
  const suppliers = [...new Set(changes.flatMap(({ kind, supplier }) => (kind === 'delay_days' && supplier !== undefined ? [supplier] : [])))];
  const read = await Promise.all(suppliers.map(async supplier => ({ supplier, ...await openOrdersOf(supplier, context) })));
  const ordersOf = new Map(read.map(({ supplier, orders }) => [supplier, orders]));
  const of: IsLate = ({ kind, purchase_order: named, supplier }, order) => kind === 'delay_days'
    && (named === undefined || named === order) && (supplier === undefined || (ordersOf.get(supplier)?.has(order) ?? false));
  return { of, queries: read.map(({ query }) => query.evidence) };
}

/** By how many days the changes make an order late. */
export function delayOf(order: string, changes: readonly ScenarioChange[], isLate: IsLate): number {
  return changes.filter(change => isLate(change, order)).reduce((sum, { days = 0 }) => sum + days, 0);
}

/** The data as they would be: what comes is shifted, and what leaves unbooked is scaled. */
export function changedCapacityData(data: CapacityData, changes: readonly ScenarioChange[], isLate: IsLate): CapacityData {
  const inbound = data.inbound.map((each): Inbound => {
    const days = delayOf(each.document, changes, isLate);
    return days === 0 ? each : { ...each, day: laterDay(addDays(each.day, days), data.firstDay) };
  });
  const inboundOf = groupedBy(inbound, itemKey);
  return {
    ...data,
    inbound,
    items: data.items.map(item => {
      const factor = factorOf(changes, 'demand_percent', item);
      const arrivals = new Map<string, number>();
      for (const { day, quantity } of inboundOf.get(itemKey(item)) ?? []) arrivals.set(day, (arrivals.get(day) ?? 0) + quantity);
      return { ...item, demand: item.demand.map(each => each * factor), arrivals };
    }),
  };
}

function figuresOf(before: ProjectedWarehouse, after: ProjectedWarehouse | undefined): ComparedFigure[] {
  if (after === undefined) return [];
  const daysOver = ({ days, usable }: ProjectedWarehouse): number | null =>
    (usable === null ? null : days.slice(1).filter(({ volume }) => volume > usable).length);
  return [
    {
      figure: `Space taken in ${before.id} on its fullest day`, unit: '% of the usable space', range: null,
      before: percentFull(before.outlook.peak.volume, before.usable), after: percentFull(after.outlook.peak.volume, after.usable),
    },
    { figure: `Days on which ${before.id} has no room`, unit: 'days', range: null, before: daysOver(before), after: daysOver(after) },
  ];
}
