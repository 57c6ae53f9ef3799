import type { LeftOutStop, RoutingConstraint } from '../../routing';

/** Why an order is left out, in words. */
export function reasonOf({ constraints, alternatives }: LeftOutStop): string {
  const others = alternatives.length > 0 ? `; or ${alternatives.map(each => REASONS[each]).join(', or ')}` : '';
  return `${constraints.map(each => REASONS[each]).join(' and ')}${others}`;
}

/** What a constraint that keeps an order out means, and what has to be lifted for it to be served. */
const REASONS: Readonly<Record<RoutingConstraint, string>> = {
  weight: 'more weight than the vehicles carry', volume: 'more volume than the vehicles carry', window: 'its delivery window',
  distance: 'the kilometres of a route', duration: 'the hours of a route', break: 'the break of the driver', shift: 'the end of the shift',
  prize: 'bringing it costs more than its margin', vehicles: 'the number of vehicles',
};
