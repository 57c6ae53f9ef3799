import type { CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import type { WarehouseChoice } from '../warehouse-choice';
import type { RoutesData } from './routes-data';
import type { DriverRules } from './routes-fleet';
import type { SearchInput, WarehousePlan } from './routes-plan';
import { cheapestCarrier, type CarrierOffer } from './routes-tariffs';

/** What was asked, read and planned. */
export interface RoutesCase {
  readonly choice: WarehouseChoice;
  readonly date: CalendarDay;
  readonly dateGiven: boolean;
  /** The next day with something to deliver; null where there is none. */
  readonly nextDay: CalendarDay | null;
  readonly next: ToolQuery;
  readonly orders: readonly string[] | undefined;
  readonly daysAhead: number;
  readonly search: SearchInput;
  readonly rules: DriverRules;
  readonly data: RoutesData;
  readonly plans: readonly WarehousePlan[];
  readonly context: ToolContext;
}

/** What totals are in. */
export function unitOf({ money }: Pick<RoutesData, 'money'>): string {
  return money.unit ?? 'company currency';
}

/** What the carriers would ask for all these routes, each at the cheapest tariff; null where one of the routes has none, or there are no routes. */
export function costByCarriers({ plans, data }: Pick<RoutesCase, 'plans' | 'data'>): number | null {
  const offers = plans.flatMap(plan => plan.routes.map(each => offerFor(each, plan, data)));
  return offers.length === 0 || offers.includes(null) ? null : offers.reduce((sum, offer) => sum + offer!.cost, 0);
}

/** The cheapest carrier for a route; null where no carrier has a tariff for all of it. */
export function offerFor(
  { route, stops }: WarehousePlan['routes'][number], { day }: Pick<WarehousePlan, 'day'>, { tariffs, money }: Pick<RoutesData, 'tariffs' | 'money'>,
): CarrierOffer | null {
  return cheapestCarrier({ vehicle: route.vehicle, stops }, tariffs.filter(tariff => tariff.warehouse_id === day.warehouse), money);
}
