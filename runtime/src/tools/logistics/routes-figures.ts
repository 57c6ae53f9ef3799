import type { Route } from '../../routing';
import type { DeliveryStop } from './routes-deliveries';
import type { Fleet } from './routes-fleet';

/** What plans are compared by. */
export interface PlanFigures {
  readonly routes: number;
  readonly stops: number;
  readonly orders: number;
  readonly ordersLeftOut: number;
  readonly km: number;
  readonly minutes: number;
  readonly cost: number;
  /** kg; null where a vehicle has no factor. */
  readonly co2e: number | null;
}

/**
 * What routes that bring these stops come to. Greenhouse gases are distance x the factor of the vehicle.
 *
 * @see GHG Protocol (2013), Technical Guidance for Calculating Scope 3 Emissions, version 1.0, formula [6.1] on p. 84
 */
export function routeFigures(routes: readonly Route[], stops: readonly DeliveryStop[], { co2ePerKm }: Fleet): Omit<PlanFigures, 'ordersLeftOut'> {
  const sum = (value: (route: Route) => number) => routes.reduce((total, route) => total + value(route), 0);
  return {
    routes: routes.length, stops: stops.length, orders: ordersIn(stops), km: sum(({ km }) => km), minutes: sum(({ minutes }) => minutes),
    cost: sum(({ cost }) => cost.total),
    co2e: routes.every(({ vehicle }) => co2ePerKm.has(vehicle)) ? sum(({ vehicle, km }) => km * co2ePerKm.get(vehicle)!) : null,
  };
}

/** How many deliveries the stops are for. */
export function ordersIn(stops: readonly DeliveryStop[]): number {
  return stops.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
}

/** Several plans as one. */
export function added(plans: readonly PlanFigures[]): PlanFigures {
  const sum = (value: (plan: PlanFigures) => number) => plans.reduce((total, plan) => total + value(plan), 0);
  return {
    routes: sum(({ routes }) => routes), stops: sum(({ stops }) => stops), orders: sum(({ orders }) => orders),
    ordersLeftOut: sum(({ ordersLeftOut }) => ordersLeftOut),
    km: sum(({ km }) => km), minutes: sum(({ minutes }) => minutes), cost: sum(({ cost }) => cost),
    co2e: plans.every(({ co2e }) => co2e !== null) ? sum(({ co2e }) => co2e ?? 0) : null,
  };
}
