import { seededRandom, type SeededRandom, type StockPolicy, type UnmetDemand } from '../../src/stock';

/** Service of a policy that was run day by day. */
export interface SimulatedService {
  readonly serviceLevel: number;
  readonly fillRate: number;
  readonly meanOnHand: number;
}

/**
 * Runs a policy for many days, by no formula: receipts in the morning, demand by day, a look at the position in the evening every `review` days.
 *
 * @param leadTime  full days between the evening of an order and the morning of its receipt
 */
export function simulated(
  level: number, policy: StockPolicy, demandOf: (random: SeededRandom) => number, leadTime: number, review: number, days: number,
  unmet: UnmetDemand = 'backorder',
): SimulatedService {
  const random = seededRandom(3, 'simulated');
  const arriving = new Map<number, number>();
  let net = level;
  let position = level;
  let lost = false;
  const sums = { cycles: 0, short: 0, demanded: 0, served: 0, onHand: 0 };
  for (let day = 0; day < days; day++) {
    const arrived = arriving.get(day);
    if (arrived !== undefined) {
      sums.cycles++;
      if (net < 0 || lost) sums.short++;
      net += arrived;
      lost = false;
      arriving.delete(day);
    }
    const morning = Math.max(0, net);
    const demand = demandOf(random);
    const served = Math.min(demand, Math.max(0, net));
    lost ||= unmet === 'lost' && served < demand;
    net -= unmet === 'lost' ? served : demand;
    position -= unmet === 'lost' ? served : demand;
    sums.demanded += demand;
    sums.served += served;
    sums.onHand += (morning + Math.max(0, net)) / 2;
    if (day % review !== 0) continue;
    const quantity = ordered(position, level, policy);
    if (quantity === 0 && policy.kind === 'fixed_quantity') continue;
    position += quantity;
    arriving.set(day + 1 + leadTime, quantity);
  }
  return { serviceLevel: 1 - sums.short / sums.cycles, fillRate: sums.served / sums.demanded, meanOnHand: sums.onHand / days };
}

function ordered(position: number, level: number, policy: StockPolicy): number {
  if (policy.kind === 'order_up_to') return Math.max(0, level - position);
  return position > level ? 0 : (Math.floor((level - position) / policy.quantity) + 1) * policy.quantity;
}
