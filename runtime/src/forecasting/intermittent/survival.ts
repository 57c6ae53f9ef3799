import { type Series } from '../series';

/** Share of items that are no longer asked for after a year, before anything is known of an item. */
const LOST_A_YEAR = 0.2;
/** Periods that the share of periods with demand counts as: demand comes in spells, so that a run of zeros says less than it seems to. */
const WEIGHT_OF_SHARE = 2;

/** Whether an item is still asked for. */
export interface Survival {
  /** Chance that it is, at the end of the series, 0 to 1. */
  readonly alive: number;
  /** Chance to be lost in one period. */
  readonly hazard: number;
}

/**
 * The chance that an item is still asked for after the run of zeros that ends its series: Bayes' rule on a geometric life, with a chance of
 * demand that differs (beta) as in the beta-geometric/beta-Bernoulli model of who is still a customer.
 *
 * @param demand  known periods
 * @param year  periods in a year
 * @see Fader, Hardie & Shang (2010), Customer-base analysis in a discrete-time noncontractual setting, Marketing Science 29(6), 1086-1108, eq. A10
 */
export function survivalOf(demand: Series, year: number): Survival {
  const hazard = 1 - (1 - LOST_A_YEAR) ** (1 / year);
  let since = 0;
  while (since < demand.length && !(demand[demand.length - 1 - since]! > 0)) since++;
  const active = demand.length - since;
  let withDemand = 0;
  for (let at = 0; at < active; at++) withDemand += demand[at]! > 0 ? 1 : 0;
  const share = (withDemand + 0.5) / (active + 1);
  return { alive: aliveAfter(since, { without: (1 - share) * WEIGHT_OF_SHARE, weight: WEIGHT_OF_SHARE }, () => hazard), hazard };
}

/**
 * The chance to be alive after a run of zeros: silent and alive, against lost in one of its periods and silent before.
 *
 * @see Fader, Hardie & Shang (2010), whose table 6 it gives where the chance to be lost differs as well
 * @param silence  beta of a period without demand: its part for them, and both parts together
 * @param hazardAt  chance to be lost in a period of the run, counted from 0
 */
export function aliveAfter(zeros: number, silence: { readonly without: number; readonly weight: number }, hazardAt: (at: number) => number): number {
  let silent = 1;
  let lost = 0;
  for (let at = 0; at < zeros; at++) {
    lost += hazardAt(at) * silent;
    silent *= (1 - hazardAt(at)) * (silence.without + at) / (silence.weight + at);
  }
  return silent / (silent + lost);
}
