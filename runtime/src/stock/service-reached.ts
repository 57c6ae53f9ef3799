import { finite, positive } from './checks';
import type { DemandDistribution } from './demand-distribution';
import type { ProtectedDemand } from './protected-demand';
import { StockInputError } from './stock-input-error';
import type { ServiceReached, StockPolicy, UnmetDemand } from './stock-policy';
import type { Share, StockingUnits } from './units';

/**
 * The service that a level of stock gives, exact for the two distributions and a stock position that is anywhere in (s, s + Q] after a review.
 *
 * With P = L + R, ES the expected shortage and d R the demand between reviews, units short a unit demanded are
 * - (R, S): (ES_P(S) - ES_L(S)) / d R
 * - (R, s, nQ): the mean of (ES_P(y) - ES_L(y)) / d R over y in (s, s + Q]; for R = 0 this is (ES_P(s) - ES_P(s + Q)) / Q
 *
 * and a cycle of (R, s, nQ) is short with probability (ES_P(s) - ES_L(s)) / d R, as orders are raised somewhat below s: at R = 0 that is
 * 1 - F_P(s). With P alone in the place of the mean over y, service misses what was asked for by up to 5 points (`bench/inventory.mjs`).
 *
 * @param level  s of a fixed quantity, S of an order-up-to policy, stocking units
 * @see Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 6
 * @see Hadley & Whitin (1963), Analysis of Inventory Systems, ch. 4 and 5: the position is uniform, expected backorders at both ends of a period
 */
export function serviceReached(level: StockingUnits, policy: StockPolicy, demand: ProtectedDemand, unmet: UnmetDemand): ServiceReached {
  finite('level of stock', level);
  const between = demand.overProtection.mean - demand.overLeadTime.mean;
  if (demand.overProtection.mean === 0) return { serviceLevel: 1, fillRate: 1, meanOnHand: meanPosition(level, policy, demand.overProtection.step) };
  const { shortShare, cycleShort } = policy.kind === 'order_up_to' ? upTo(level, demand, between) : fixed(level, policy.quantity, demand, between);
  const short = within(shortShare);
  return {
    serviceLevel: 1 - within(cycleShort),
    // What is lost is not demanded again: of 1 + x units asked for, x are lost.
    fillRate: unmet === 'lost' ? 1 / (1 + short) : 1 - short,
    meanOnHand: meanOnHand(level, policy, demand),
  };
}

interface Shortage {
  readonly shortShare: number;
  readonly cycleShort: number;
}

function upTo(level: StockingUnits, { overProtection, overLeadTime }: ProtectedDemand, between: StockingUnits): Shortage {
  if (between <= 0) throw new StockInputError('review period', 0, 'above 0 for an order-up-to policy');
  return {
    shortShare: (overProtection.expectedShortage(level) - overLeadTime.expectedShortage(level)) / between,
    cycleShort: 1 - overProtection.cdf(level),
  };
}

function fixed(level: StockingUnits, quantity: StockingUnits, { overProtection, overLeadTime }: ProtectedDemand, between: StockingUnits): Shortage {
  positive('order quantity', quantity);
  if (between <= 0) {
    return {
      shortShare: (overProtection.expectedShortage(level) - overProtection.expectedShortage(level + quantity)) / quantity,
      cycleShort: 1 - overProtection.cdf(level),
    };
  }
  // In whole units an order is raised at s or below, so the least position without one is s + 1.
  const least = level + overProtection.step;
  const ends = Math.max(overLeadTime.expectedShortage(least), overProtection.expectedShortage(least + quantity));
  return {
    shortShare: (overProtection.shortageBetween(level, level + quantity) - overLeadTime.shortageBetween(level, level + quantity))
      / (quantity * between),
    cycleShort: (overProtection.expectedShortage(least) - ends) / Math.min(between, quantity),
  };
}

/** Mean of the stock on hand just after and just before a receipt could come. */
function meanOnHand(level: StockingUnits, policy: StockPolicy, { overProtection, overLeadTime }: ProtectedDemand): StockingUnits {
  const position = meanPosition(level, policy, overProtection.step);
  const at = (demand: DemandDistribution) => position - demand.mean + (policy.kind === 'order_up_to'
    ? demand.expectedShortage(level)
    : demand.shortageBetween(level, level + policy.quantity) / policy.quantity);
  return Math.max(0, (at(overProtection) + at(overLeadTime)) / 2);
}

/** In whole units the position after a review is one of s + 1, …, s + Q. */
function meanPosition(level: StockingUnits, policy: StockPolicy, step: 0 | 1): StockingUnits {
  return policy.kind === 'order_up_to' ? level : level + (policy.quantity + step) / 2;
}

function within(probability: number): Share {
  return Math.min(1, Math.max(0, probability));
}
