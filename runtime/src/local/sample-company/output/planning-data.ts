import { dayOf, isoOf, yearOf } from '../days';
import type { Day } from '../days';
import type { Plan, Product } from '../model';
import { monthlyDemand } from '../plan/monthly-demand';
import { PRODUCT_GROUPS } from '../plan/product-groups';
import { RandomStream } from '../random';
import type { History } from '../simulation/history';
import type { ItemState } from '../simulation/item-state';
import type { OrderDesk } from '../simulation/order-desk';
import type { Row } from './row';

const DAYS_LOOKED_BACK = 91;
/** Months of which forecasts are kept, and months ahead that each is for. */
const FORECASTS_KEPT = 12;
const MONTHS_AHEAD = 3;
/** Standard normal quantile of 90 %. */
const Z90 = 1.2816;
/** Promotions are announced so many days before. */
const ANNOUNCED = 60;
const UPLIFT = 1.7;

type PlanningView = 'forecasts' | 'promotions' | 'substitutes' | 'supplier_capacity';

/** What the company plans: forecasts as they were made, promotions, substitutes, what suppliers can deliver. */
export function planningData(history: History, desk: OrderDesk): Readonly<Record<PlanningView, readonly Row[]>> {
  return {
    forecasts: history.states.filter(state => state.stockedFrom !== undefined).flatMap(state => forecastsOf(state, history)),
    promotions: promotions(history, desk),
    substitutes: substitutes(history),
    supplier_capacity: capacities(history.plan, history.end),
  };
}

/** Made on the first of each month from the demand of the quarter before it, by a planner who is off by a few percent. */
function forecastsOf({ item, stockedFrom }: ItemState, history: History): Row[] {
  const draw = new RandomStream(history.plan.seed, 'forecast');
  const firsts = monthsFrom(history.end, -FORECASTS_KEPT + 1, FORECASTS_KEPT);
  return firsts.filter(madeOn => madeOn - stockedFrom! >= DAYS_LOOKED_BACK).flatMap(madeOn => {
    const from = history.cell(item, madeOn - DAYS_LOOKED_BACK);
    const window = history.demanded.subarray(from, from + DAYS_LOOKED_BACK);
    const daily = window.reduce((sum, quantity) => sum + quantity, 0) / DAYS_LOOKED_BACK;
    const variance = window.reduce((sum, quantity) => sum + (quantity - daily) ** 2, 0) / (DAYS_LOOKED_BACK - 1);
    const off = 1 + 0.08 * draw.at(item.index, madeOn).normal();
    return monthsFrom(madeOn, 0, MONTHS_AHEAD).map((period, index, periods) => {
      const days = (periods[index + 1] ?? monthsFrom(period, 1, 1)[0]!) - period;
      const [quantity, spread] = [Math.max(0, daily * days * off), Z90 * Math.sqrt(variance * days)];
      return {
        warehouse_id: item.warehouse.id, product_id: item.product.id, made_on: isoOf(madeOn), period_start: isoOf(period), granularity: 'month',
        quantity: Math.round(quantity), low: Math.max(0, Math.round(quantity - spread)), high: Math.round(quantity + spread), source: 'planner',
      };
    });
  });
}

/** The first days of `count` months, beginning `offset` months after that of `day`. */
function monthsFrom(day: Day, offset: number, count: number): Day[] {
  const [year, month] = isoOf(day).split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, index) => {
    const months = year * 12 + month - 1 + offset + index;
    return dayOf(`${Math.floor(months / 12)}-${String(months % 12 + 1).padStart(2, '0')}-01`);
  });
}

function promotions({ plan, end }: History, desk: OrderDesk): Row[] {
  const years = Array.from({ length: yearOf(end) - yearOf(plan.start) + 2 }, (_, index) => yearOf(plan.start) + index);
  return plan.products.flatMap(product => years.flatMap(year => {
    const [first, last] = desk.promotion(product.index, year) ?? [];
    if (first === undefined || last === undefined || last < plan.start || first > end + ANNOUNCED || product.introduced > end) return [];
    return [{ promotion_id: `PR${year}-${product.id}`, product_id: product.id, first_date: isoOf(first), last_date: isoOf(last), expected_uplift: UPLIFT }];
  }));
}

/** The successor of a product, and for some the next size of their kind. */
function substitutes({ plan, end }: History): Row[] {
  const exists = (product: Product | undefined): product is Product => product !== undefined && product.introduced <= end;
  return plan.products.filter(exists).flatMap(product => {
    const next = plan.products[product.index + 1];
    const sameKind = next !== undefined && Math.floor(next.index / 10) === Math.floor(product.index / 10);
    const successor = product.successor === undefined ? undefined : plan.products[product.successor];
    const found = [successor, sameKind && product.index % 3 === 0 ? next : undefined].filter(exists);
    return [...new Set(found)].map((substitute, index) => ({
      product_id: product.id, substitute_id: substitute.id, quantity_ratio: 1, preference: index + 1,
    }));
  });
}

/** Each supplier can deliver more of each of its groups than is bought of it in a usual month, some not much more. */
function capacities(plan: Plan, end: Day): Row[] {
  const draw = new RandomStream(plan.seed, 'capacity');
  const months = monthsFrom(end, -12, 19);
  return plan.suppliers.flatMap(supplier => supplier.groups.flatMap(group => {
    const usual = plan.items.filter(item => item.supplier === supplier && item.product.group === group)
      .reduce((sum, item) => sum + monthlyDemand(item), 0);
    const capacity = Math.ceil(Math.max(100, usual * draw.at(supplier.index, group).between(1.3, 2.6)) / 100) * 100;
    return months.map(month => ({
      supplier_id: supplier.id, product_group: PRODUCT_GROUPS[group]!.name, period_start: isoOf(month), capacity,
    }));
  }));
}
