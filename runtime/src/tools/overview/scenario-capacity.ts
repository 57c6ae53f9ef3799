import { addDays, laterDay } from '../calendar-day';
import type { ToolContext } from '../definition';
import { groupedBy } from '../grouped';
import { calculateWarehouseCapacity } from '../logistics/calculate-warehouse-capacity';
import { capacityAnswer, type ProjectedWarehouse } from '../logistics/capacity-answer';
import { percentFull } from '../logistics/capacity-blocks';
import { readCapacityData, type CapacityData, type Inbound } from '../logistics/capacity-data';
import { itemKey } from '../logistics/order-line';
import { projectWarehouses } from '../logistics/project-warehouses';
import { concerns, concernsPurchase, factorOf, factorOfAll, isMeant, openOrdersOf, touchedBy, type ComparedFigure, type Rerun, type ScenarioChange } from './scenario';

/** The space that stock takes, on both sides. */
export const CAPACITY_RERUN: Rerun = {
  definition: calculateWarehouseCapacity,
  what: 'the space that stock takes',
  unconcerned: {
    lead_time_days: 'only orders that are placed already are in the space, and theirs is the day confirmed',
    price_percent: 'prices take no space', exchange_rate_percent: 'exchange rates take no space',
    service_level: 'only orders that are placed already are in the space',
    capacity_percent: ({ supplier }) => (supplier === undefined ? null : 'what a supplier can make takes no space before it is ordered'),
  },
  async run({ changes, choice, horizon }, context) {
    const [data, concerned] = await Promise.all([readCapacityData(choice.ids, horizon, context), concernedOrders(changes, context)]);
    const changed = changedCapacityData(data, changes, concerned.isOf);
    const before = projectWarehouses(choice.ids, data, horizon);
    const after = projectWarehouses(choice.ids, changed, horizon);
    const { evidence } = capacityAnswer({ choice, horizon, data, warehouses: before, context });
    return {
      figures: before.flatMap(warehouse => figuresOf(warehouse, after.find(({ id }) => id === warehouse.id))),
      touched: touchedBy(changes, ['demand_percent', 'delay_days', 'stop', 'capacity_percent'], change => {
        if (change.kind === 'demand_percent') return data.items.filter(item => concerns(change, item)).length;
        if (change.kind === 'capacity_percent') return choice.ids.filter(id => change.warehouse !== undefined && isMeant(change.warehouse, id)).length;
        return data.inbound.filter(({ document }) => concerned.isOf(change, document)).length;
      }),
      evidence: evidence.map(each => ({ ...each, queries: [...each.queries, ...concerned.queries] })),
      assumptions: ['What comes later takes its space from the later day on; customer orders that are booked leave as before.'],
    };
  },
};

/** Whether a purchase order is one of those that a change makes late or stops. */
export type IsConcerned = (change: ScenarioChange, order: string) => boolean;

/** The purchase orders that changes make late or stop. */
export async function concernedOrders(changes: readonly ScenarioChange[], context: ToolContext) {
  const onOrders = changes.filter(isOnOrders);
  const suppliers = [...new Set(onOrders.flatMap(({ supplier }) => supplier ?? []))];
  const read = await Promise.all(suppliers.map(async supplier => ({ supplier, ...await openOrdersOf(supplier, context) })));
  const suppliersOf = (order: string): string[] => read.filter(({ orders }) => orders.has(order)).map(({ supplier }) => supplier);
  const isOf: IsConcerned = (change, order) => isOnOrders(change)
    && (concernsPurchase(change, { order, supplier: null }) || suppliersOf(order).some(supplier => concernsPurchase(change, { order, supplier })));
  return { isOf, queries: read.map(({ query }) => query.evidence) };
}

function isOnOrders({ kind }: ScenarioChange): boolean {
  return kind === 'delay_days' || kind === 'stop';
}

/** What the changes do to a purchase order: days later, or Infinity where it does not come at all. */
export function delayOf(order: string, changes: readonly ScenarioChange[], isConcerned: IsConcerned): number {
  return changes.filter(change => isConcerned(change, order)).reduce((sum, { kind, days = 0 }) => sum + (kind === 'stop' ? Infinity : days), 0);
}

/** The data as they would be: what comes is shifted, and what leaves unbooked is scaled. */
export function changedCapacityData(data: CapacityData, changes: readonly ScenarioChange[], isConcerned: IsConcerned): CapacityData {
  const inbound = data.inbound.flatMap((each): Inbound[] => {
    const days = delayOf(each.document, changes, isConcerned);
    if (days === Infinity) return [];
    return [days === 0 ? each : { ...each, day: laterDay(addDays(each.day, days), data.firstDay) }];
  });
  const inboundOf = groupedBy(inbound, itemKey);
  return {
    ...data,
    inbound,
    usable: new Map([...data.usable].map(([id, usable]) => [id, usable === null ? null : usable * spaceFactor(id, changes)])),
    items: data.items.map(item => {
      const factor = factorOf(changes, 'demand_percent', item);
      const arrivals = new Map<string, number>();
      for (const { day, quantity } of inboundOf.get(itemKey(item)) ?? []) arrivals.set(day, (arrivals.get(day) ?? 0) + quantity);
      return { ...item, demand: item.demand.map(each => each * factor), arrivals };
    }),
  };
}

function spaceFactor(id: string, changes: readonly ScenarioChange[]): number {
  return factorOfAll(changes.filter(({ kind, warehouse }) => kind === 'capacity_percent' && warehouse !== undefined && isMeant(warehouse, id)));
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
