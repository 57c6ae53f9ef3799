import type { ToolBlock } from '../definition';
import { cents, tenths } from '../rounding';
import { table } from './routes-blocks';
import { costByCarriers, unitOf, type RoutesCase } from './routes-case';
import { added, type PlanFigures } from './routes-figures';
import type { WarehousePlan } from './routes-plan';

/** The plan beside what it is compared with. */
export function comparisonBlock(found: Pick<RoutesCase, 'plans' | 'data'>): ToolBlock {
  const { plans, data } = found;
  const unit = unitOf(data);
  const byCarriers = costByCarriers(found);
  const total = added(plans.map(({ figures }) => figures));
  const savings = plans.map(each => each.savings);
  const sum = (value: (each: WarehousePlan['savings']) => number) => savings.reduce((all, each) => all + value(each), 0);
  const driven = plans.flatMap(each => each.driven ?? []);
  const merging = plans.flatMap(each => each.merging ?? []);
  const recorded = (value: (each: NonNullable<WarehousePlan['driven']>) => number | null) =>
    driven.reduce<number | null>((all, each) => all === null || value(each) === null ? null : all + value(each)!, 0);
  const rows: (Partial<PlanFigures> & { plan: string; ordersLeftOut?: number })[] = [
    { plan: 'these routes', ...total },
    { plan: 'savings alone (Clarke & Wright)', routes: sum(each => each.routes), ...servedBySavings(plans), km: sum(({ km }) => km), minutes: sum(({ minutes }) => minutes), cost: sum(({ cost }) => cost) },
    ...byCarriers === null ? [] : [{ plan: 'these routes, each by its cheapest carrier', routes: total.routes, stops: total.stops, orders: total.orders, cost: byCarriers }],
    ...driven.length > 0 ? [
      { plan: 'as driven, by the same prices and roads', ...added(driven) },
      { plan: 'as driven, as recorded', routes: sumOf(driven), km: recorded(each => each.recordedKm) ?? undefined, cost: recorded(each => each.recordedFreight) ?? undefined },
    ] : [],
    ...merging.length > 0 ? [
      { plan: 'all days, each order a stop of its own', ...added(merging.map(({ separate }) => separate)) },
      { plan: 'all days, merged', ...added(merging.map(({ merged }) => merged)) },
    ] : [],
  ];
  return table('Compared with', rows, [
    ['plan', 'Plan', 'text', undefined, ({ plan }) => plan],
    ['routes', 'Routes', 'integer', undefined, ({ routes }) => routes ?? null],
    ['stops', 'Stops', 'integer', undefined, ({ stops }) => stops ?? null],
    ['orders', 'Orders', 'integer', undefined, ({ orders }) => orders ?? null],
    ['left_out', 'Orders left out', 'integer', undefined, ({ ordersLeftOut }) => ordersLeftOut ?? null],
    ['km', 'Distance', 'number', 'km', ({ km }) => km === undefined ? null : tenths(km)],
    ['hours', 'Time', 'number', 'hours', ({ minutes }) => minutes === undefined ? null : tenths(minutes / 60)],
    ['cost', 'Cost', 'number', unit, ({ cost }) => cost === undefined ? null : cents(cost)],
    ['co2e_kg', 'Greenhouse gases', 'number', 'kg CO2e', ({ co2e }) => co2e === undefined || co2e === null ? null : tenths(co2e)],
  ]);
}

/** What savings alone bring: they may leave more out, and then cost less for it. Of merged stops only their number is known. */
function servedBySavings(plans: RoutesCase['plans']): Partial<PlanFigures> {
  const left = plans.reduce((sum, { savings }) => sum + savings.leftOut, 0);
  const stops = plans.reduce((sum, { figures, leftOut }) => sum + figures.stops + leftOut.length, 0) - left;
  return plans.some(({ merging }) => merging) ? { stops } : { stops, orders: stops, ordersLeftOut: left };
}

function sumOf(driven: readonly PlanFigures[]): number {
  return driven.reduce((sum, { routes }) => sum + routes, 0);
}
